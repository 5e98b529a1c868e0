package dev.mote.manifest;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.Compat;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest says, checked as far as that is possible without a node.
 *
 * @param listen {@code host:port}
 * @param limits of the node, and defaults for its functions
 * @param functions in the order of the file; no two have the same name
 * @param routes no two are for the same requests
 * @param objects the server that keeps modules and buckets; empty for the node's folder
 * @param compat which addresses of other systems are served
 * @param files everything that was read, the manifest included: a change of any may change the outcome
 */
public record Manifest(
        Optional<String> listen,
        Limits limits,
        List<ManifestFunction> functions,
        List<AppRoute> routes,
        Optional<ObjectServer> objects,
        Compat compat,
        Set<Path> files) {
    public Manifest {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        files = Set.copyOf(files);
    }
}
