package dev.mote.manifest;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.Compat;
import dev.mote.gateway.RouteTarget;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads a manifest: everything that is wrong with it is found in one pass. Used by one thread, for one file. */
public final class ManifestReader {
    static final Set<String> KEYS = Set.of(
            "listen", "listen_address", "user", "limits", "storage", "compat", "function", "route", "applications");
    static final Set<String> COMPAT = Set.of("faasm", "wasm-faas");

    private static final String USER = "app";

    private final Path file;
    private final Surroundings surroundings;
    private final Problems problems = new Problems();
    private final Map<FunctionName, ManifestFunction> functions = new LinkedHashMap<>();
    private final List<AppRoute> routes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private ManifestReader(Path file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /**
     * Reads a manifest and looks whether the files that it names are there.
     *
     * @param working the process's folder, which relative paths of {@code [[applications]]} start from
     * @param environment the process's, for secrets
     * @throws ManifestException with everything that is wrong
     * @throws IOException where the file cannot be read
     */
    public static Manifest read(Path file, Path working, Map<String, String> environment)
            throws IOException, ManifestException {
        return new ManifestReader(file, new Surroundings(file, working, environment)).read();
    }

    /**
     * The modules of a manifest that {@code mote build} makes, in the order of the file. Neither these nor anything else
     * that the manifest names has to be there.
     *
     * @throws ManifestException with everything that is wrong about them
     * @throws IOException where the file cannot be read
     */
    public static List<ModuleBuild> builds(Path file) throws IOException, ManifestException {
        return new ManifestReader(file, new Surroundings(file, file, Map.of())).builds();
    }

    private List<ModuleBuild> builds() throws IOException, ManifestException {
        Section root = parse();
        FunctionSection reader = new FunctionSection(user(root), surroundings);
        List<ModuleBuild> builds = root.children("function").stream()
                .map(reader::build)
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new ManifestException(file, problems.all());
        }
        return builds;
    }

    private Section parse() throws IOException, ManifestException {
        TomlParseResult toml;
        try {
            toml = Toml.parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            problems.add("The file is not UTF-8.");
            throw new ManifestException(file, problems.all());
        }
        toml.errors().forEach(error -> problems.add(error.position(), error.getMessage()));
        if (!problems.isEmpty()) {
            throw new ManifestException(file, problems.all());
        }
        return new Section("the manifest", toml, null, problems).allow(KEYS);
    }

    private Manifest read() throws IOException, ManifestException {
        Section root = parse();
        Optional<String> listen = listen(root);
        Limits limits = LimitsSection.read(root.child("limits", "[limits]"), false);
        Optional<ObjectServer> objects = StorageSection.read(root.child("storage", "[storage]"));
        Compat compat = compat(root.child("compat", "[compat]").allow(COMPAT));
        applications(root);
        functionsAndRoutes(root);
        if (!problems.isEmpty()) {
            throw new ManifestException(file, problems.all());
        }
        return new Manifest(
                listen, limits, List.copyOf(functions.values()), routes, objects, compat, surroundings.files());
    }

    private static Compat compat(Section section) {
        return new Compat(section.flag("faasm", true), section.flag("wasm-faas", true));
    }

    private static Optional<String> listen(Section root) {
        if (root.has("listen") && root.has("listen_address")) {
            root.problem("listen", "'listen' and 'listen_address' mean the same; keep one.");
        }
        Optional<String> address = root.text("listen").or(() -> root.text("listen_address"));
        address.filter(text -> !text.matches(".*:[0-9]{1,5}"))
                .ifPresent(text -> root.problem(
                        root.has("listen") ? "listen" : "listen_address",
                        "'" + text + "' is no address to listen on; write host:port, as 127.0.0.1:8080."));
        return address;
    }

    /** Two applications for the same requests are no error in their original form: the last one counts. */
    private void applications(Section root) {
        ApplicationSection reader = new ApplicationSection(surroundings);
        Map<String, AppRoute> last = new LinkedHashMap<>();
        for (Section section : root.children("applications")) {
            reader.read(section).ifPresent(application -> {
                functions.put(application.function().name(), application.function());
                application.route().places().forEach(place -> {
                    Optional.ofNullable(last.put(place, application.route())).ifPresent(this::forget);
                    places.put(place, section.line());
                });
            });
        }
        routes.addAll(last.values());
    }

    private void forget(AppRoute replaced) {
        if (replaced.target() instanceof RouteTarget.Function target) {
            functions.remove(target.name());
        }
    }

    private void functionsAndRoutes(Section root) {
        FunctionSection reader = new FunctionSection(user(root), surroundings);
        for (Section section : root.children("function")) {
            reader.read(section).ifPresent(function -> {
                ManifestFunction before = functions.putIfAbsent(function.name(), function);
                if (before != null) {
                    section.problem(
                            "name",
                            "The function " + function.name() + " is there already, in line " + before.line() + ".");
                }
            });
        }
        RouteSection routeReader = new RouteSection(reader, surroundings);
        for (Section section : root.children("route")) {
            routeReader.read(section).ifPresent(route -> add(section, route));
        }
    }

    private void add(Section section, AppRoute route) {
        Optional<Integer> taken = route.places().stream()
                .filter(places::containsKey)
                .map(places::get)
                .findFirst();
        if (taken.isPresent()) {
            section.problem("path", "Another route is for the same requests, in line " + taken.get() + ".");
            return;
        }
        route.places().forEach(place -> places.put(place, section.line()));
        routes.add(route);
    }

    private static String user(Section root) {
        String user = root.text("user").orElse(USER);
        try {
            FunctionName.check("user", user);
            return user;
        } catch (MoteException e) {
            root.problem("user", e.getMessage() + " " + e.code().hint());
            return USER;
        }
    }
}
