package dev.mote.engine.simd;

import dev.mote.engine.V128;

/** Instructions on all bits of a vector, on two longs. Called by generated code. */
public final class PlainBits {
    private PlainBits() {}

    public static V128 of(long low, long high) {
        return new V128(low, high);
    }

    /** The low half; the high one is zero. */
    public static V128 ofLow(long low) {
        return new V128(low, 0);
    }

    public static V128 not(V128 a) {
        return new V128(~a.low(), ~a.high());
    }

    public static V128 and(V128 a, V128 b) {
        return new V128(a.low() & b.low(), a.high() & b.high());
    }

    public static V128 andnot(V128 a, V128 b) {
        return new V128(a.low() & ~b.low(), a.high() & ~b.high());
    }

    public static V128 or(V128 a, V128 b) {
        return new V128(a.low() | b.low(), a.high() | b.high());
    }

    public static V128 xor(V128 a, V128 b) {
        return new V128(a.low() ^ b.low(), a.high() ^ b.high());
    }

    public static V128 bitselect(V128 a, V128 b, V128 mask) {
        return new V128(b.low() ^ ((a.low() ^ b.low()) & mask.low()), b.high() ^ ((a.high() ^ b.high()) & mask.high()));
    }

    public static int anyTrue(V128 a) {
        return (a.low() | a.high()) != 0 ? 1 : 0;
    }
}
