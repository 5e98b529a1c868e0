package dev.mote.engine.endive;

import dev.mote.engine.ExternType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.TagType;
import run.endive.wasm.types.ExternalType;

/** What an export of a module names. */
record ModuleExport(ExternalType kind, int index, ExternType type) {
    GlobalType globalType() {
        return (GlobalType) type;
    }

    TagType tagType() {
        return (TagType) type;
    }
}
