package dev.mote.engine.simd;

import dev.mote.engine.V128;
import dev.mote.engine.codegen.Conversions;

/** Instructions on four 32-bit lanes, on two longs. Called by generated code. */
public final class PlainInts {
    private PlainInts() {}

    public static V128 splat(int value) {
        return Lanes.ofInts(value, value, value, value);
    }

    public static int extractLane(V128 a, int lane) {
        return Lanes.anInt(a, lane);
    }

    public static V128 replaceLane(V128 a, int value, int lane) {
        return Lanes.withBits(a, lane << 5, 0xffff_ffffL, value);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(x == y));
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(x != y));
    }

    public static V128 ltS(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(x < y));
    }

    public static V128 ltU(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(Integer.compareUnsigned(x, y) < 0));
    }

    public static V128 gtS(V128 a, V128 b) {
        return ltS(b, a);
    }

    public static V128 gtU(V128 a, V128 b) {
        return ltU(b, a);
    }

    public static V128 leS(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(x <= y));
    }

    public static V128 leU(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Lanes.mask(Integer.compareUnsigned(x, y) <= 0));
    }

    public static V128 geS(V128 a, V128 b) {
        return leS(b, a);
    }

    public static V128 geU(V128 a, V128 b) {
        return leU(b, a);
    }

    public static V128 extaddPairwiseI16x8S(V128 a) {
        return Lanes.ints(a, x -> (short) x + (x >> 16));
    }

    public static V128 extaddPairwiseI16x8U(V128 a) {
        return Lanes.ints(a, x -> (x & 0xffff) + (x >>> 16));
    }

    public static V128 abs(V128 a) {
        return Lanes.ints(a, x -> x < 0 ? -x : x);
    }

    public static V128 neg(V128 a) {
        return Lanes.ints(a, x -> -x);
    }

    public static int allTrue(V128 a) {
        return Lanes.anInt(a, 0) != 0 && Lanes.anInt(a, 1) != 0 && Lanes.anInt(a, 2) != 0 && Lanes.anInt(a, 3) != 0
                ? 1
                : 0;
    }

    public static int bitmask(V128 a) {
        return (Lanes.anInt(a, 0) >>> 31)
                | (Lanes.anInt(a, 1) >>> 31) << 1
                | (Lanes.anInt(a, 2) >>> 31) << 2
                | (Lanes.anInt(a, 3) >>> 31) << 3;
    }

    public static V128 extendLowI16x8S(V128 a) {
        return extendS(a.low());
    }

    public static V128 extendHighI16x8S(V128 a) {
        return extendS(a.high());
    }

    public static V128 extendLowI16x8U(V128 a) {
        return extendU(a.low());
    }

    public static V128 extendHighI16x8U(V128 a) {
        return extendU(a.high());
    }

    public static V128 shl(V128 a, int count) {
        return Lanes.ints(a, x -> x << count);
    }

    public static V128 shrS(V128 a, int count) {
        return Lanes.ints(a, x -> x >> count);
    }

    public static V128 shrU(V128 a, int count) {
        return Lanes.ints(a, x -> x >>> count);
    }

    public static V128 add(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> x + y);
    }

    public static V128 sub(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> x - y);
    }

    public static V128 mul(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> x * y);
    }

    public static V128 minS(V128 a, V128 b) {
        return Lanes.ints(a, b, Math::min);
    }

    public static V128 minU(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Integer.compareUnsigned(x, y) < 0 ? x : y);
    }

    public static V128 maxS(V128 a, V128 b) {
        return Lanes.ints(a, b, Math::max);
    }

    public static V128 maxU(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> Integer.compareUnsigned(x, y) > 0 ? x : y);
    }

    public static V128 dotI16x8S(V128 a, V128 b) {
        return Lanes.ints(a, b, (x, y) -> (short) x * (short) y + (x >> 16) * (y >> 16));
    }

    public static V128 extmulLowI16x8S(V128 a, V128 b) {
        return mul(extendLowI16x8S(a), extendLowI16x8S(b));
    }

    public static V128 extmulHighI16x8S(V128 a, V128 b) {
        return mul(extendHighI16x8S(a), extendHighI16x8S(b));
    }

    public static V128 extmulLowI16x8U(V128 a, V128 b) {
        return mul(extendLowI16x8U(a), extendLowI16x8U(b));
    }

    public static V128 extmulHighI16x8U(V128 a, V128 b) {
        return mul(extendHighI16x8U(a), extendHighI16x8U(b));
    }

    public static V128 truncSatF32x4S(V128 a) {
        return Lanes.ints(a, x -> (int) Float.intBitsToFloat(x));
    }

    public static V128 truncSatF32x4U(V128 a) {
        return Lanes.ints(a, x -> Conversions.saturateUnsignedInt(Float.intBitsToFloat(x)));
    }

    public static V128 truncSatF64x2SZero(V128 a) {
        return Lanes.ofInts((int) Double.longBitsToDouble(a.low()), (int) Double.longBitsToDouble(a.high()), 0, 0);
    }

    public static V128 truncSatF64x2UZero(V128 a) {
        return Lanes.ofInts(
                Conversions.saturateUnsignedInt(Double.longBitsToDouble(a.low())),
                Conversions.saturateUnsignedInt(Double.longBitsToDouble(a.high())),
                0,
                0);
    }

    public static V128 relaxedTruncF32x4S(V128 a) {
        return truncSatF32x4S(a);
    }

    public static V128 relaxedTruncF32x4U(V128 a) {
        return truncSatF32x4U(a);
    }

    public static V128 relaxedTruncF64x2SZero(V128 a) {
        return truncSatF64x2SZero(a);
    }

    public static V128 relaxedTruncF64x2UZero(V128 a) {
        return truncSatF64x2UZero(a);
    }

    public static V128 relaxedDotI8x16I7x16AddS(V128 a, V128 b, V128 c) {
        return add(extaddPairwiseI16x8S(PlainShorts.relaxedDotI8x16I7x16S(a, b)), c);
    }

    public static V128 relaxedLaneselect(V128 a, V128 b, V128 mask) {
        return PlainBits.bitselect(a, b, mask);
    }

    private static V128 extendS(long half) {
        return Lanes.ofInts((short) half, (short) (half >>> 16), (short) (half >>> 32), (short) (half >>> 48));
    }

    private static V128 extendU(long half) {
        return Lanes.ofInts(
                (int) half & 0xffff,
                (int) (half >>> 16) & 0xffff,
                (int) (half >>> 32) & 0xffff,
                (int) (half >>> 48) & 0xffff);
    }
}
