package dev.mote.engine.endive;

import dev.mote.engine.ExternType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.TagType;
import dev.mote.engine.binary.ExportDef;
import dev.mote.engine.binary.ExternKind;
import dev.mote.engine.binary.WasmModule;
import java.util.HashMap;
import java.util.Map;

/** What an export of a module names. */
record ModuleExport(ExternKind kind, int index, ExternType type) {
    static Map<String, ModuleExport> of(WasmModule module) {
        Map<String, ModuleExport> exports = new HashMap<>();
        for (ExportDef export : module.exports()) {
            exports.put(
                    export.name(),
                    new ModuleExport(export.kind(), export.index(), module.externType(export.kind(), export.index())));
        }
        return exports;
    }

    GlobalType globalType() {
        return (GlobalType) type;
    }

    TagType tagType() {
        return (TagType) type;
    }
}
