package dev.mote.engine;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;

/** The type of a function; {@link #toString} writes it as {@code (i32,i64)->(i32)}. */
public record FuncType(List<ValueType> params, List<ValueType> results) implements ExternType {
    public FuncType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    public static FuncType of(List<ValueType> params, ValueType... results) {
        return new FuncType(params, List.of(results));
    }

    /** The Java signature of such a function: no result is void, several are an {@code Object[]}. */
    public MethodType methodType() {
        Class<?> result = switch (results.size()) {
            case 0 -> void.class;
            case 1 -> results.getFirst().carrier();
            default -> Object[].class;
        };
        return MethodType.methodType(
                result, params.stream().map(ValueType::carrier).toArray(Class<?>[]::new));
    }

    @Override
    public String toString() {
        return list(params) + "->" + list(results);
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(",", "(", ")"));
    }
}
