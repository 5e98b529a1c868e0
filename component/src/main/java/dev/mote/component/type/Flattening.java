package dev.mote.component.type;

import dev.mote.component.binary.Primitive;
import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values as sequences of core values, and the core types of functions that pass them. Sequences end once they are too long
 * to be passed, so that a type of many parts costs no more than one of few.
 */
public final class Flattening {
    /** More parameters than these go through memory. */
    public static final int MOST_PARAMS = 16;

    /** More results than these go through memory. */
    public static final int MOST_RESULTS = 1;

    private Flattening() {}

    public static List<ValueType> params(FunctionType type) {
        List<ValueType> flat = new ArrayList<>();
        type.params().forEach(param -> append(param.type(), flat));
        return flat;
    }

    public static List<ValueType> result(FunctionType type) {
        List<ValueType> flat = new ArrayList<>();
        type.result().ifPresent(result -> append(result, flat));
        return flat;
    }

    /** The core type of a function that is lifted to this type. */
    public static FuncType lifted(FunctionType type) {
        List<ValueType> result = result(type);
        return new FuncType(spilled(params(type)), result.size() > MOST_RESULTS ? List.of(ValueType.I32) : result);
    }

    /** The core type of a function of this type once it is lowered. */
    public static FuncType lowered(FunctionType type) {
        List<ValueType> params = new ArrayList<>(spilled(params(type)));
        List<ValueType> result = result(type);
        if (result.size() > MOST_RESULTS) {
            params.add(ValueType.I32);
            return new FuncType(params, List.of());
        }
        return new FuncType(params, result);
    }

    private static List<ValueType> spilled(List<ValueType> params) {
        return params.size() > MOST_PARAMS ? List.of(ValueType.I32) : params;
    }

    private static List<ValueType> of(ValType type) {
        List<ValueType> flat = new ArrayList<>();
        append(type, flat);
        return flat;
    }

    private static void append(ValType type, List<ValueType> flat) {
        if (flat.size() > MOST_PARAMS) {
            return;
        }
        switch (type) {
            case ValType.Scalar(Primitive scalar) -> {
                switch (scalar) {
                    case S64, U64 -> flat.add(ValueType.I64);
                    case F32 -> flat.add(ValueType.F32);
                    case F64 -> flat.add(ValueType.F64);
                    case STRING -> {
                        flat.add(ValueType.I32);
                        flat.add(ValueType.I32);
                    }
                    case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> flat.add(ValueType.I32);
                }
            }
            case ValType.ListOf _ -> {
                flat.add(ValueType.I32);
                flat.add(ValueType.I32);
            }
            case ValType.RecordOf(List<ValType.Field> fields) -> fields.forEach(field -> append(field.type(), flat));
            case ValType.TupleOf(List<ValType> types) -> types.forEach(part -> append(part, flat));
            case ValType.VariantOf(List<ValType.Case> cases) ->
                variant(cases.stream().map(ValType.Case::type).toList(), flat);
            case ValType.OptionOf(ValType inner) -> variant(List.of(Optional.empty(), Optional.of(inner)), flat);
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) -> variant(List.of(ok, error), flat);
            case ValType.FlagsOf _,
                    ValType.EnumOf _,
                    ValType.Own _,
                    ValType.Borrow _,
                    ValType.StreamOf _,
                    ValType.FutureOf _ -> flat.add(ValueType.I32);
        }
    }

    private static void variant(List<Optional<ValType>> cases, List<ValueType> flat) {
        flat.add(ValueType.I32);
        int start = flat.size();
        for (Optional<ValType> payload : cases) {
            if (payload.isPresent()) {
                List<ValueType> own = of(payload.get());
                for (int i = 0; i < own.size(); i++) {
                    if (start + i < flat.size()) {
                        flat.set(start + i, join(flat.get(start + i), own.get(i)));
                    } else {
                        flat.add(own.get(i));
                    }
                }
            }
        }
    }

    private static ValueType join(ValueType one, ValueType other) {
        if (one == other) {
            return one;
        }
        boolean bothNarrow =
                (one == ValueType.I32 || one == ValueType.F32) && (other == ValueType.I32 || other == ValueType.F32);
        return bothNarrow ? ValueType.I32 : ValueType.I64;
    }
}
