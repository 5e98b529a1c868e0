package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** The engine's types as Endive's. */
final class Types {
    private Types() {}

    static ValType of(ValueType type) {
        return switch (type) {
            case I32 -> ValType.I32;
            case I64 -> ValType.I64;
            case F32 -> ValType.F32;
            case F64 -> ValType.F64;
            case V128 -> ValType.V128;
            case FUNCREF -> ValType.FuncRef;
            case EXTERNREF -> ValType.ExternRef;
            case EXNREF -> ValType.ExnRef;
        };
    }

    static FunctionType of(FuncType type) {
        return FunctionType.of(
                type.params().stream().map(Types::of).toList(),
                type.results().stream().map(Types::of).toList());
    }
}
