package dev.mote.engine.codegen;

import dev.mote.engine.ValueType;

/** Boxed numbers and their raw bits. */
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
