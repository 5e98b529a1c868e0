package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ValueType;
import java.util.List;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Endive's types as the engine's, and back. */
final class Types {
    private Types() {}

    static FuncType function(FunctionType type) {
        return new FuncType(values(type.params()), values(type.returns()));
    }

    static ValueType value(ValType type) {
        for (ValueType value : ValueType.values()) {
            if (of(value).equals(type)) {
                return value;
            }
        }
        throw new ModuleException(ModuleException.Code.UNSUPPORTED_FEATURE, "values of type " + type.name());
    }

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

    private static List<ValueType> values(List<ValType> types) {
        return types.stream().map(Types::value).toList();
    }
}
