package dev.mote.manifest;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.RouteTarget;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Limits;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Grants;
import dev.mote.worlds.NetworkPolicy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code [[applications]]}, the form of serverless-wasm: a route and a function in one. The addresses that an
 * operator writes into an application's environment are its network grants.
 */
final class ApplicationSection {
    static final Set<String> KEYS = Set.of("file_path", "method", "url_path", "function", "env");

    private static final String USER = "app";
    private static final String HANDLE = "handle";
    private static final int LONGEST_NAME = 50;

    /** One host and one port: no range, no wildcard. */
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}");

    private final Surroundings surroundings;
    private final Set<String> names = new HashSet<>();

    ApplicationSection(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A function and the route to it. */
    record Application(ManifestFunction function, AppRoute route) {}

    Optional<Application> read(Section section) {
        section.allow(KEYS);
        Optional<Path> module = section.required("file_path", "\"samples/hello.wasm\"")
                .flatMap(path ->
                        FunctionSection.existing(section, "file_path", path, surroundings.fileOfApplication(path)));
        Optional<String> method = section.required("method", "\"GET\"");
        Optional<String> path = section.required("url_path", "\"/hello\"");
        String entry = section.text("function").orElse(HANDLE);
        Map<String, String> env = section.child("env", "env").values();
        if (module.isEmpty() || method.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        FunctionName name = name(module.get(), entry);
        FunctionSettings settings =
                new FunctionSettings(Limits.defaults(), new Grants(addresses(env), env), Optional.of(entry), Set.of());
        try {
            AppRoute route = new AppRoute(
                    Optional.empty(),
                    Set.of(method.get()),
                    path.get(),
                    new RouteTarget.Function(name, new VersionRef.Live()));
            return Optional.of(
                    new Application(new ManifestFunction(name, module.get(), settings, section.line()), route));
        } catch (IllegalArgumentException e) {
            section.problem(
                    path.get().equals(section.text("url_path").orElse("")) ? "url_path" : "method", e.getMessage());
            return Optional.empty();
        }
    }

    /** One name for every application, even where two share a module and an entry. */
    private FunctionName name(Path module, String entry) {
        String file = module.getFileName().toString();
        String stem = file.endsWith(".wasm") ? file.substring(0, file.length() - 5) : file;
        String plain = (stem + "-" + entry).replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? HANDLE : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i;
        }
        return new FunctionName(USER, name);
    }

    private static List<String> addresses(Map<String, String> env) {
        return env.values().stream()
                .filter(value -> ADDRESS.matcher(value).matches())
                .filter(ApplicationSection::isGrant)
                .distinct()
                .toList();
    }

    private static boolean isGrant(String value) {
        try {
            NetworkPolicy.of(List.of(value));
            return true;
        } catch (NetworkPolicy.BadGrant e) {
            return false;
        }
    }
}
