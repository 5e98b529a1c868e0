package dev.mote.engine.simd;

import dev.mote.engine.V128;
import java.util.function.IntUnaryOperator;

/** Instructions on eight 16-bit lanes, on two longs. Called by generated code. */
public final class PlainShorts {
    private static final long ONES = 0x0001_0001_0001_0001L;
    private static final long SIGNS = 0x8000_8000_8000_8000L;

    private PlainShorts() {}

    public static V128 splat(int value) {
        long half = (value & 0xffffL) * ONES;
        return new V128(half, half);
    }

    public static int extractLaneS(V128 a, int lane) {
        return Lanes.aShort(a, lane);
    }

    public static int extractLaneU(V128 a, int lane) {
        return Lanes.aShort(a, lane) & 0xffff;
    }

    public static V128 replaceLane(V128 a, int value, int lane) {
        return Lanes.withBits(a, lane << 4, 0xffff, value);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask(x == y));
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask(x != y));
    }

    public static V128 ltS(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask(x < y));
    }

    public static V128 ltU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask((x & 0xffff) < (y & 0xffff)));
    }

    public static V128 gtS(V128 a, V128 b) {
        return ltS(b, a);
    }

    public static V128 gtU(V128 a, V128 b) {
        return ltU(b, a);
    }

    public static V128 leS(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask(x <= y));
    }

    public static V128 leU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Lanes.mask((x & 0xffff) <= (y & 0xffff)));
    }

    public static V128 geS(V128 a, V128 b) {
        return leS(b, a);
    }

    public static V128 geU(V128 a, V128 b) {
        return leU(b, a);
    }

    public static V128 extaddPairwiseI8x16S(V128 a) {
        return ofLanes(i -> Lanes.aByte(a, 2 * i) + Lanes.aByte(a, 2 * i + 1));
    }

    public static V128 extaddPairwiseI8x16U(V128 a) {
        return ofLanes(i -> (Lanes.aByte(a, 2 * i) & 0xff) + (Lanes.aByte(a, 2 * i + 1) & 0xff));
    }

    public static V128 abs(V128 a) {
        return Lanes.shorts(a, Math::abs);
    }

    public static V128 neg(V128 a) {
        return sub(new V128(0, 0), a);
    }

    public static V128 q15mulrSatS(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.min((x * y + 0x4000) >> 15, Short.MAX_VALUE));
    }

    public static V128 relaxedQ15mulrS(V128 a, V128 b) {
        return q15mulrSatS(a, b);
    }

    public static int allTrue(V128 a) {
        return hasZero(a.low()) || hasZero(a.high()) ? 0 : 1;
    }

    public static int bitmask(V128 a) {
        return bitmask(a.low()) | (bitmask(a.high()) << 4);
    }

    public static V128 narrowI32x4S(V128 a, V128 b) {
        return narrow(a, b, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static V128 narrowI32x4U(V128 a, V128 b) {
        return narrow(a, b, 0, 0xffff);
    }

    public static V128 extendLowI8x16S(V128 a) {
        return ofLanes(i -> Lanes.aByte(a, i));
    }

    public static V128 extendHighI8x16S(V128 a) {
        return ofLanes(i -> Lanes.aByte(a, i + 8));
    }

    public static V128 extendLowI8x16U(V128 a) {
        return ofLanes(i -> Lanes.aByte(a, i) & 0xff);
    }

    public static V128 extendHighI8x16U(V128 a) {
        return ofLanes(i -> Lanes.aByte(a, i + 8) & 0xff);
    }

    public static V128 shl(V128 a, int count) {
        return Lanes.shorts(a, x -> x << (count & 15));
    }

    public static V128 shrS(V128 a, int count) {
        return Lanes.shorts(a, x -> x >> (count & 15));
    }

    public static V128 shrU(V128 a, int count) {
        return Lanes.shorts(a, x -> (x & 0xffff) >>> (count & 15));
    }

    public static V128 add(V128 a, V128 b) {
        return new V128(add(a.low(), b.low()), add(a.high(), b.high()));
    }

    public static V128 addSatS(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.clamp(x + y, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    public static V128 addSatU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.min((x & 0xffff) + (y & 0xffff), 0xffff));
    }

    public static V128 sub(V128 a, V128 b) {
        return new V128(subtract(a.low(), b.low()), subtract(a.high(), b.high()));
    }

    public static V128 subSatS(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.clamp(x - y, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    public static V128 subSatU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.max((x & 0xffff) - (y & 0xffff), 0));
    }

    public static V128 mul(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> x * y);
    }

    public static V128 minS(V128 a, V128 b) {
        return Lanes.shorts(a, b, Math::min);
    }

    public static V128 minU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.min(x & 0xffff, y & 0xffff));
    }

    public static V128 maxS(V128 a, V128 b) {
        return Lanes.shorts(a, b, Math::max);
    }

    public static V128 maxU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> Math.max(x & 0xffff, y & 0xffff));
    }

    public static V128 avgrU(V128 a, V128 b) {
        return Lanes.shorts(a, b, (x, y) -> ((x & 0xffff) + (y & 0xffff) + 1) >>> 1);
    }

    public static V128 extmulLowI8x16S(V128 a, V128 b) {
        return mul(extendLowI8x16S(a), extendLowI8x16S(b));
    }

    public static V128 extmulHighI8x16S(V128 a, V128 b) {
        return mul(extendHighI8x16S(a), extendHighI8x16S(b));
    }

    public static V128 extmulLowI8x16U(V128 a, V128 b) {
        return mul(extendLowI8x16U(a), extendLowI8x16U(b));
    }

    public static V128 extmulHighI8x16U(V128 a, V128 b) {
        return mul(extendHighI8x16U(a), extendHighI8x16U(b));
    }

    /** Both operands are signed, which is one of the allowed readings. */
    public static V128 relaxedDotI8x16I7x16S(V128 a, V128 b) {
        return ofLanes(i -> Math.clamp(
                Lanes.aByte(a, 2 * i) * Lanes.aByte(b, 2 * i) + Lanes.aByte(a, 2 * i + 1) * Lanes.aByte(b, 2 * i + 1),
                Short.MIN_VALUE,
                Short.MAX_VALUE));
    }

    public static V128 relaxedLaneselect(V128 a, V128 b, V128 mask) {
        return PlainBits.bitselect(a, b, mask);
    }

    private static V128 ofLanes(IntUnaryOperator lane) {
        return new V128(halfOfLanes(lane, 0), halfOfLanes(lane, 4));
    }

    private static long halfOfLanes(IntUnaryOperator lane, int first) {
        long half = 0;
        for (int i = 0; i < 4; i++) {
            half |= (lane.applyAsInt(first + i) & 0xffffL) << (i << 4);
        }
        return half;
    }

    /** The top bit of each lane is added apart, so that no carry crosses over. */
    private static long add(long a, long b) {
        return ((a & ~SIGNS) + (b & ~SIGNS)) ^ ((a ^ b) & SIGNS);
    }

    private static long subtract(long a, long b) {
        return ((a | SIGNS) - (b & ~SIGNS)) ^ ((a ^ ~b) & SIGNS);
    }

    private static boolean hasZero(long half) {
        return ((half - ONES) & ~half & SIGNS) != 0;
    }

    private static int bitmask(long half) {
        return (int) ((((half & SIGNS) >>> 15) * 0x0001_0002_0004_0008L) >>> 48) & 0xf;
    }

    private static V128 narrow(V128 a, V128 b, int least, int most) {
        return ofLanes(i -> Math.clamp(i < 4 ? Lanes.anInt(a, i) : Lanes.anInt(b, i - 4), least, most));
    }
}
