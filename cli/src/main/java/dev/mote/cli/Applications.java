package dev.mote.cli;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.RouteTarget;
import dev.mote.manifest.Manifest;
import dev.mote.manifest.ManifestException;
import dev.mote.manifest.ManifestFunction;
import dev.mote.manifest.ManifestReader;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.Functions;
import dev.mote.platform.Limit;
import dev.mote.platform.MoteException;
import dev.mote.platform.Platform;
import dev.mote.platform.VersionRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one manifest makes a node serve. Routes lead to the very versions that were uploaded for them, so that a change
 * that fails half-way changes nothing that is served. Used by one thread.
 */
final class Applications {
    private final Path file;
    private final Path working;
    private final Map<String, String> environment;

    Applications(Path file, Path working, Map<String, String> environment) {
        this.file = file;
        this.working = working;
        this.environment = Map.copyOf(environment);
    }

    /** Whether a command line names a manifest. */
    static boolean isManifest(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".toml");
    }

    Path file() {
        return file;
    }

    /** @throws CliException with everything that is wrong with the file */
    Manifest read() throws IOException {
        try {
            return ManifestReader.read(file, working, environment);
        } catch (ManifestException e) {
            throw broken(e.problems().stream()
                    .map(problem -> Printable.line(file + ":" + problem))
                    .toList());
        }
    }

    /**
     * Uploads the functions that are not live as the manifest has them.
     *
     * @return the routes to serve
     * @throws CliException with every function that cannot be had
     */
    List<AppRoute> deploy(Manifest manifest, Platform platform) {
        Functions functions = platform.functions();
        Map<FunctionName, VersionRef> versions = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (ManifestFunction function : manifest.functions()) {
            try {
                versions.put(function.name(), new VersionRef.Number(version(function, platform)));
            } catch (IOException | CliException e) {
                problems.add(Printable.line(file + ":" + function.line() + ": " + e.getMessage()));
            } catch (MoteException e) {
                problems.add(Printable.line(file + ":" + function.line() + ": " + function.module() + ": "
                        + e.code().id() + ": " + e.getMessage() + " " + e.code().hint()));
            }
        }
        for (AppRoute route : manifest.routes()) {
            unknown(route, versions, functions).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw broken(problems);
        }
        return manifest.routes().stream().map(route -> pinned(route, versions)).toList();
    }

    private static long version(ManifestFunction function, Platform platform) throws IOException {
        Functions functions = platform.functions();
        long largest = platform.config().limits().get(Limit.MODULE_SIZE);
        byte[] module = ModuleFile.read(function.module(), largest);
        Optional<FunctionVersion> live = live(functions, function.name());
        boolean same = live.isPresent()
                && live.get().digest().equals(Sha256.hex(module))
                && live.get().settings().equals(function.settings());
        return same
                ? live.get().number()
                : functions
                        .upload(function.name(), module, Optional.of(function.settings()))
                        .number();
    }

    private Optional<String> unknown(AppRoute route, Map<FunctionName, VersionRef> versions, Functions functions) {
        if (route.target() instanceof RouteTarget.Function target
                && !versions.containsKey(target.name())
                && live(functions, target.name()).isEmpty()) {
            return Optional.of(Printable.line(file + ": The route " + route.path() + " leads to " + target.name()
                    + ", which is neither in the manifest nor on this node."));
        }
        return Optional.empty();
    }

    private static AppRoute pinned(AppRoute route, Map<FunctionName, VersionRef> versions) {
        return route.target() instanceof RouteTarget.Function target
                ? new AppRoute(
                        route.host(),
                        route.methods(),
                        route.path(),
                        new RouteTarget.Function(target.name(), versions.getOrDefault(target.name(), target.version())))
                : route;
    }

    private static Optional<FunctionVersion> live(Functions functions, FunctionName name) {
        try {
            return Optional.of(functions.resolve(name, new VersionRef.Live()));
        } catch (MoteException e) {
            if (e.code() == ErrorCode.FUNCTION_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private CliException broken(List<String> problems) {
        return new CliException(
                Printable.line(file.toString()) + " cannot be served.",
                problems,
                Optional.of("See docs/manifest.md for what it takes."),
                ExitCode.FAILED);
    }
}
