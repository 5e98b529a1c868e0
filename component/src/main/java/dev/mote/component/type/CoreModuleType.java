package dev.mote.component.type;

import dev.mote.engine.ExportType;
import dev.mote.engine.ExternType;
import dev.mote.engine.ImportType;
import dev.mote.engine.ModuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a core module imports and exports. */
public record CoreModuleType(List<ImportType> imports, Map<String, ExternType> exports) {
    public CoreModuleType {
        imports = List.copyOf(imports);
        exports = Map.copyOf(exports);
    }

    static CoreModuleType of(Faults faults, ModuleInfo info) {
        Set<List<String>> seen = new HashSet<>();
        for (ImportType wanted : info.imports()) {
            faults.require(
                    seen.add(List.of(wanted.module(), wanted.name())),
                    "a core module: duplicate import name `" + wanted.module() + ":" + wanted.name() + "`");
        }
        return new CoreModuleType(
                info.imports(), info.exports().stream().collect(Collectors.toMap(ExportType::name, ExportType::type)));
    }

    Optional<ExternType> imported(String module, String name) {
        return imports.stream()
                .filter(item -> item.module().equals(module) && item.name().equals(name))
                .map(ImportType::type)
                .findFirst();
    }
}
