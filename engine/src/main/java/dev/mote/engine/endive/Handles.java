package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Adapts method handles between a function's own types and Endive's arrays of longs. "Raw" functions have numbers only
 * and at most one result, and need no allocation but that array; all others go through boxed values.
 */
final class Handles {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final long[] NO_RAW = {};
    private static final Object[] NO_OBJECTS = {};

    private static final MethodHandle INT_TO_RAW = own("raw", long.class, int.class);
    private static final MethodHandle LONG_TO_RAW = MethodHandles.identity(long.class);
    private static final MethodHandle FLOAT_TO_RAW = own("raw", long.class, float.class);
    private static final MethodHandle DOUBLE_TO_RAW = own("raw", long.class, double.class);
    private static final MethodHandle RAW_TO_INT = own("toInt", int.class, long.class);
    private static final MethodHandle RAW_TO_FLOAT = own("toFloat", float.class, long.class);
    private static final MethodHandle RAW_TO_DOUBLE = own("toDouble", double.class, long.class);
    private static final MethodHandle ONE = own("one", long[].class, long.class);
    private static final MethodHandle NONE = own("none", long[].class);
    private static final MethodHandle FIRST = own("first", long.class, long[].class);
    private static final MethodHandle IGNORE = own("ignore", void.class, long[].class);
    private static final MethodHandle ONE_OBJECT = own("one", Object[].class, Object.class);
    private static final MethodHandle NO_OBJECT = own("noObject", Object[].class);
    private static final MethodHandle FIRST_OBJECT = own("first", Object.class, Object[].class);
    private static final MethodHandle IGNORE_OBJECTS = own("ignore", void.class, Object[].class);

    private Handles() {}

    static boolean isRaw(FuncType type) {
        return type.results().size() <= 1
                && type.params().stream().allMatch(Handles::isNumber)
                && type.results().stream().allMatch(Handles::isNumber);
    }

    /** From {@code (leading…, params…) -> result} to {@code (leading…, long[]) -> long[]}. */
    static MethodHandle spreadRaw(MethodHandle typed, int leading, FuncType type) {
        List<ValueType> params = type.params();
        MethodHandle handle = typed;
        for (int i = 0; i < params.size(); i++) {
            handle = MethodHandles.filterArguments(handle, leading + i, fromRaw(params.get(i)));
        }
        handle = type.results().isEmpty()
                ? MethodHandles.filterReturnValue(handle, NONE)
                : MethodHandles.filterReturnValue(
                        handle,
                        MethodHandles.filterArguments(
                                ONE, 0, toRaw(type.results().getFirst())));
        return handle.asSpreader(leading, long[].class, params.size());
    }

    /** From {@code (leading…, long[]) -> long[]} to {@code (leading…, params…) -> result}. */
    static MethodHandle collectRaw(MethodHandle raw, int leading, FuncType type) {
        List<ValueType> params = type.params();
        MethodHandle handle = raw.asCollector(leading, long[].class, params.size());
        for (int i = 0; i < params.size(); i++) {
            handle = MethodHandles.filterArguments(handle, leading + i, toRaw(params.get(i)));
        }
        return MethodHandles.filterReturnValue(
                handle,
                type.results().isEmpty()
                        ? IGNORE
                        : MethodHandles.filterReturnValue(
                                FIRST, fromRaw(type.results().getFirst())));
    }

    /** From {@code (leading…, params…) -> result} to {@code (leading…, Object[]) -> Object[]}. */
    static MethodHandle spreadBoxed(MethodHandle typed, int leading, FuncType type) {
        MethodHandle handle = switch (type.results().size()) {
            case 0 -> MethodHandles.filterReturnValue(typed, NO_OBJECT);
            case 1 ->
                MethodHandles.filterReturnValue(typed.asType(typed.type().changeReturnType(Object.class)), ONE_OBJECT);
            default -> typed;
        };
        MethodType boxed = handle.type();
        for (int i = leading; i < boxed.parameterCount(); i++) {
            boxed = boxed.changeParameterType(i, Object.class);
        }
        return handle.asType(boxed)
                .asSpreader(leading, Object[].class, type.params().size());
    }

    /** From {@code (leading…, Object[]) -> Object[]} to {@code (leading…, params…) -> result}. */
    static MethodHandle collectBoxed(MethodHandle boxed, int leading, FuncType type) {
        MethodHandle handle =
                boxed.asCollector(leading, Object[].class, type.params().size());
        handle = switch (type.results().size()) {
            case 0 -> MethodHandles.filterReturnValue(handle, IGNORE_OBJECTS);
            case 1 -> MethodHandles.filterReturnValue(handle, FIRST_OBJECT);
            default -> handle;
        };
        MethodType typed = type.methodType()
                .insertParameterTypes(0, boxed.type().parameterList().subList(0, leading));
        return handle.asType(typed);
    }

    private static boolean isNumber(ValueType type) {
        return type.carrier().isPrimitive();
    }

    private static MethodHandle toRaw(ValueType type) {
        return switch (type) {
            case I32 -> INT_TO_RAW;
            case I64 -> LONG_TO_RAW;
            case F32 -> FLOAT_TO_RAW;
            case F64 -> DOUBLE_TO_RAW;
            case V128, FUNCREF, EXTERNREF, EXNREF -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    private static MethodHandle fromRaw(ValueType type) {
        return switch (type) {
            case I32 -> RAW_TO_INT;
            case I64 -> LONG_TO_RAW;
            case F32 -> RAW_TO_FLOAT;
            case F64 -> RAW_TO_DOUBLE;
            case V128, FUNCREF, EXTERNREF, EXNREF -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    static long raw(int value) {
        return value;
    }

    static long raw(float value) {
        return Float.floatToRawIntBits(value);
    }

    static long raw(double value) {
        return Double.doubleToRawLongBits(value);
    }

    static int toInt(long raw) {
        return (int) raw;
    }

    static float toFloat(long raw) {
        return Float.intBitsToFloat((int) raw);
    }

    static double toDouble(long raw) {
        return Double.longBitsToDouble(raw);
    }

    static long[] one(long raw) {
        return new long[] {raw};
    }

    static long[] none() {
        return NO_RAW;
    }

    static long first(long[] raw) {
        return raw[0];
    }

    static void ignore(long[] raw) {}

    static Object[] one(Object value) {
        return new Object[] {value};
    }

    static Object[] noObject() {
        return NO_OBJECTS;
    }

    static Object first(Object[] values) {
        return values[0];
    }

    static void ignore(Object[] values) {}

    private static MethodHandle own(String name, Class<?> result, Class<?>... params) {
        try {
            return LOOKUP.findStatic(Handles.class, name, MethodType.methodType(result, params));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
