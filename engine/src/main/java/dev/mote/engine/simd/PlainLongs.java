package dev.mote.engine.simd;

import dev.mote.engine.V128;

/** Instructions on two 64-bit lanes. Called by generated code. */
public final class PlainLongs {
    private PlainLongs() {}

    public static V128 splat(long value) {
        return new V128(value, value);
    }

    public static long extractLane(V128 a, int lane) {
        return Lanes.half(a, lane);
    }

    public static V128 replaceLane(V128 a, long value, int lane) {
        return lane == 0 ? new V128(value, a.high()) : new V128(a.low(), value);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.longs(a, b, (x, y) -> Lanes.mask(x == y));
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.longs(a, b, (x, y) -> Lanes.mask(x != y));
    }

    public static V128 ltS(V128 a, V128 b) {
        return Lanes.longs(a, b, (x, y) -> Lanes.mask(x < y));
    }

    public static V128 gtS(V128 a, V128 b) {
        return ltS(b, a);
    }

    public static V128 leS(V128 a, V128 b) {
        return Lanes.longs(a, b, (x, y) -> Lanes.mask(x <= y));
    }

    public static V128 geS(V128 a, V128 b) {
        return leS(b, a);
    }

    public static V128 abs(V128 a) {
        return Lanes.longs(a, x -> x < 0 ? -x : x);
    }

    public static V128 neg(V128 a) {
        return new V128(-a.low(), -a.high());
    }

    public static int allTrue(V128 a) {
        return a.low() != 0 && a.high() != 0 ? 1 : 0;
    }

    public static int bitmask(V128 a) {
        return (int) (a.low() >>> 63) | (int) (a.high() >>> 63) << 1;
    }

    public static V128 extendLowI32x4S(V128 a) {
        return new V128((int) a.low(), a.low() >> 32);
    }

    public static V128 extendHighI32x4S(V128 a) {
        return new V128((int) a.high(), a.high() >> 32);
    }

    public static V128 extendLowI32x4U(V128 a) {
        return new V128(a.low() & 0xffff_ffffL, a.low() >>> 32);
    }

    public static V128 extendHighI32x4U(V128 a) {
        return new V128(a.high() & 0xffff_ffffL, a.high() >>> 32);
    }

    public static V128 shl(V128 a, int count) {
        return new V128(a.low() << count, a.high() << count);
    }

    public static V128 shrS(V128 a, int count) {
        return new V128(a.low() >> count, a.high() >> count);
    }

    public static V128 shrU(V128 a, int count) {
        return new V128(a.low() >>> count, a.high() >>> count);
    }

    public static V128 add(V128 a, V128 b) {
        return new V128(a.low() + b.low(), a.high() + b.high());
    }

    public static V128 sub(V128 a, V128 b) {
        return new V128(a.low() - b.low(), a.high() - b.high());
    }

    public static V128 mul(V128 a, V128 b) {
        return new V128(a.low() * b.low(), a.high() * b.high());
    }

    public static V128 extmulLowI32x4S(V128 a, V128 b) {
        return mul(extendLowI32x4S(a), extendLowI32x4S(b));
    }

    public static V128 extmulHighI32x4S(V128 a, V128 b) {
        return mul(extendHighI32x4S(a), extendHighI32x4S(b));
    }

    public static V128 extmulLowI32x4U(V128 a, V128 b) {
        return mul(extendLowI32x4U(a), extendLowI32x4U(b));
    }

    public static V128 extmulHighI32x4U(V128 a, V128 b) {
        return mul(extendHighI32x4U(a), extendHighI32x4U(b));
    }

    public static V128 relaxedLaneselect(V128 a, V128 b, V128 mask) {
        return PlainBits.bitselect(a, b, mask);
    }
}
