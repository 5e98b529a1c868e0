package dev.mote.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a module is, read from its bytes.
 *
 * @param digest lower-case hex SHA-256 of the bytes
 * @param bytes size of the module
 * @param functions functions the module defines itself
 * @param largestFunction size in bytes of the longest function body
 */
public record ModuleInfo(
        String digest,
        long bytes,
        List<ImportType> imports,
        List<ExportType> exports,
        Set<Feature> features,
        int functions,
        int largestFunction) {

    public ModuleInfo {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        features = Set.copyOf(features);
    }

    public Optional<ExternType> export(String name) {
        return exports.stream()
                .filter(export -> export.name().equals(name))
                .map(ExportType::type)
                .findFirst();
    }
}
