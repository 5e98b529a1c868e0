package dev.mote.engine.codegen;

import dev.mote.engine.ValueType;

/** Boxed numbers and their raw bits, and failures of any kind. */
final class Values {
    private Values() {}

    static long bits(Object value) {
        return switch (value) {
            case Integer i -> i;
            case Long l -> l;
            case Float f -> Float.floatToRawIntBits(f);
            case Double d -> Double.doubleToRawLongBits(d);
            default -> throw new IllegalArgumentException("not a number: " + value.getClass());
        };
    }

    /** The same failure, to be thrown where the compiler sees no checked exception: a host function may throw any. */
    static RuntimeException unchecked(Throwable failure) {
        return as(failure);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException as(Throwable failure) throws T {
        throw (T) failure;
    }

    static Object box(ValueType type, long bits) {
        return switch (type) {
            case I32 -> (int) bits;
            case I64 -> bits;
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            default -> throw new IllegalArgumentException("not a number: " + type);
        };
    }
}
