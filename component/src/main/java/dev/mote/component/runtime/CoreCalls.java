package dev.mote.component.runtime;

import static java.lang.invoke.MethodType.methodType;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.FuncType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Turns calls with core types into calls with an array of bits, and back. */
final class CoreCalls {
    private static final MethodHandle FLOAT_TO_BITS;
    private static final MethodHandle BITS_TO_FLOAT;
    private static final MethodHandle DOUBLE_TO_BITS;
    private static final MethodHandle BITS_TO_DOUBLE;
    private static final MethodHandle INT_TO_BITS;
    private static final MethodHandle STORE_OF;
    private static final MethodHandle BODY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FLOAT_TO_BITS = lookup.findStatic(CoreCalls.class, "bits", methodType(long.class, float.class));
            BITS_TO_FLOAT = lookup.findStatic(CoreCalls.class, "narrow", methodType(float.class, long.class));
            DOUBLE_TO_BITS =
                    lookup.findStatic(Double.class, "doubleToRawLongBits", methodType(long.class, double.class));
            BITS_TO_DOUBLE = lookup.findStatic(Double.class, "longBitsToDouble", methodType(double.class, long.class));
            INT_TO_BITS = lookup.findStatic(Integer.class, "toUnsignedLong", methodType(long.class, int.class));
            BODY = lookup.findVirtual(StoreCall.class, "call", methodType(long.class, Store.class, long[].class));
            STORE_OF = lookup.findStatic(CoreCalls.class, "storeOf", methodType(Store.class, CoreInstance.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private CoreCalls() {}

    static long bits(float value) {
        return Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    }

    static float narrow(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    static Store storeOf(CoreInstance caller) {
        return caller.host(Store.class);
    }

    /** A function that guests can import. */
    static CoreDef.Provided provided(FuncType type, StoreCall body) {
        List<ValueType> params = type.params();
        MethodHandle direct = BODY.bindTo(body).asCollector(long[].class, params.size());
        for (int i = 0; i < params.size(); i++) {
            direct = MethodHandles.filterArguments(direct, 1 + i, toBits(params.get(i)));
        }
        direct = type.results().isEmpty()
                ? direct.asType(direct.type().changeReturnType(void.class))
                : MethodHandles.filterReturnValue(
                        direct, fromBits(type.results().getFirst()));
        return new CoreDef.Provided(new HostFunction(type, MethodHandles.filterArguments(direct, 0, STORE_OF)), direct);
    }

    /** Calls any function of a type: takes its handle and the arguments' bits, and gives the result's bits. */
    static MethodHandle caller(FuncType type) {
        MethodType exact = type.methodType();
        MethodHandle call = MethodHandles.exactInvoker(exact);
        for (int i = 0; i < exact.parameterCount(); i++) {
            call = MethodHandles.filterArguments(
                    call, 1 + i, fromBits(type.params().get(i)));
        }
        call = type.results().isEmpty()
                ? MethodHandles.filterReturnValue(call, MethodHandles.constant(long.class, 0L))
                : MethodHandles.filterReturnValue(call, toBits(type.results().getFirst()));
        return call.asSpreader(long[].class, exact.parameterCount());
    }

    private static MethodHandle toBits(ValueType type) {
        return switch (type) {
            case I32 -> INT_TO_BITS;
            case I64 -> MethodHandles.identity(long.class);
            case F32 -> FLOAT_TO_BITS;
            case F64 -> DOUBLE_TO_BITS;
            case V128, FUNCREF, EXTERNREF, EXNREF -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static MethodHandle fromBits(ValueType type) {
        return switch (type) {
            case I32 ->
                MethodHandles.explicitCastArguments(
                        MethodHandles.identity(long.class), methodType(int.class, long.class));
            case I64 -> MethodHandles.identity(long.class);
            case F32 -> BITS_TO_FLOAT;
            case F64 -> BITS_TO_DOUBLE;
            case V128, FUNCREF, EXTERNREF, EXNREF -> throw new IllegalArgumentException(type.toString());
        };
    }
}
