package dev.mote.engine.codegen;

import java.util.List;

/** What a block takes from the operand stack and leaves there. */
record BlockSignature(List<JvmType> params, List<JvmType> results) {
    static final BlockSignature EMPTY = new BlockSignature(List.of(), List.of());
}
