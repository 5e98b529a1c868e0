package dev.mote.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;

/**
 * A function that the host offers to guests, called with its own types.
 *
 * <p>One such object serves every instance: what belongs to one invocation is reached through the calling instance, see
 * {@link CoreInstance#host}.
 *
 * @param type the WebAssembly type
 * @param handle the implementation; its type is {@link FuncType#methodType} with the calling {@link CoreInstance} in
 *     front
 */
public record HostFunction(FuncType type, MethodHandle handle) implements Func {
    public HostFunction {
        MethodType expected = type.methodType().insertParameterTypes(0, CoreInstance.class);
        if (!handle.type().equals(expected)) {
            throw new IllegalArgumentException("host function is " + handle.type() + ", expected " + expected);
        }
    }

    /** A host function whose WebAssembly type follows from the Java signature: int, long, float, double. */
    public static HostFunction of(MethodHandle handle) {
        List<ValueType> params = Arrays.stream(handle.type().parameterArray())
                .skip(1)
                .map(HostFunction::valueType)
                .toList();
        Class<?> result = handle.type().returnType();
        List<ValueType> results = result == void.class ? List.of() : List.of(valueType(result));
        return new HostFunction(new FuncType(params, results), handle);
    }

    private static ValueType valueType(Class<?> carrier) {
        return Arrays.stream(ValueType.values())
                .filter(type -> !type.isReference() && type.carrier() == carrier)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wasm type for " + carrier));
    }
}
