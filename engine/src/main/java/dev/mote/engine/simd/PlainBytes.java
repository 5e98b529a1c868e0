package dev.mote.engine.simd;

import dev.mote.engine.V128;

/** Instructions on sixteen bytes, on two longs. Called by generated code. */
public final class PlainBytes {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    private PlainBytes() {}

    /** @param low the first eight indices into the lanes of both operands, one in each byte */
    public static V128 shuffle(V128 a, V128 b, long low, long high) {
        V128 lanes = new V128(low, high);
        V128 result = new V128(0, 0);
        for (int i = 0; i < 16; i++) {
            int from = Lanes.aByte(lanes, i);
            result = replaceLane(result, Lanes.aByte(from < 16 ? a : b, from & 15), i);
        }
        return result;
    }

    public static V128 swizzle(V128 a, V128 lanes) {
        return Lanes.bytes(lanes, lane -> lane >= 0 && lane < 16 ? Lanes.aByte(a, lane) : 0);
    }

    public static V128 relaxedSwizzle(V128 a, V128 lanes) {
        return swizzle(a, lanes);
    }

    public static V128 splat(int value) {
        long half = (value & 0xffL) * ONES;
        return new V128(half, half);
    }

    public static int extractLaneS(V128 a, int lane) {
        return Lanes.aByte(a, lane);
    }

    public static int extractLaneU(V128 a, int lane) {
        return Lanes.aByte(a, lane) & 0xff;
    }

    public static V128 replaceLane(V128 a, int value, int lane) {
        return Lanes.withBits(a, lane << 3, 0xff, value);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask(x == y));
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask(x != y));
    }

    public static V128 ltS(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask(x < y));
    }

    public static V128 ltU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask((x & 0xff) < (y & 0xff)));
    }

    public static V128 gtS(V128 a, V128 b) {
        return ltS(b, a);
    }

    public static V128 gtU(V128 a, V128 b) {
        return ltU(b, a);
    }

    public static V128 leS(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask(x <= y));
    }

    public static V128 leU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Lanes.mask((x & 0xff) <= (y & 0xff)));
    }

    public static V128 geS(V128 a, V128 b) {
        return leS(b, a);
    }

    public static V128 geU(V128 a, V128 b) {
        return leU(b, a);
    }

    public static V128 abs(V128 a) {
        return Lanes.bytes(a, Math::abs);
    }

    public static V128 neg(V128 a) {
        return sub(new V128(0, 0), a);
    }

    public static V128 popcnt(V128 a) {
        return Lanes.bytes(a, x -> Integer.bitCount(x & 0xff));
    }

    public static int allTrue(V128 a) {
        return hasZero(a.low()) || hasZero(a.high()) ? 0 : 1;
    }

    public static int bitmask(V128 a) {
        return bitmask(a.low()) | (bitmask(a.high()) << 8);
    }

    public static V128 narrowI16x8S(V128 a, V128 b) {
        return narrow(a, b, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static V128 narrowI16x8U(V128 a, V128 b) {
        return narrow(a, b, 0, 0xff);
    }

    public static V128 shl(V128 a, int count) {
        long kept = ((0xff << (count & 7)) & 0xff) * ONES;
        return new V128((a.low() << (count & 7)) & kept, (a.high() << (count & 7)) & kept);
    }

    public static V128 shrS(V128 a, int count) {
        return Lanes.bytes(a, x -> x >> (count & 7));
    }

    public static V128 shrU(V128 a, int count) {
        long kept = (0xff >>> (count & 7)) * ONES;
        return new V128((a.low() >>> (count & 7)) & kept, (a.high() >>> (count & 7)) & kept);
    }

    public static V128 add(V128 a, V128 b) {
        return new V128(add(a.low(), b.low()), add(a.high(), b.high()));
    }

    public static V128 addSatS(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.clamp(x + y, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    public static V128 addSatU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.min((x & 0xff) + (y & 0xff), 0xff));
    }

    public static V128 sub(V128 a, V128 b) {
        return new V128(subtract(a.low(), b.low()), subtract(a.high(), b.high()));
    }

    public static V128 subSatS(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.clamp(x - y, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    public static V128 subSatU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.max((x & 0xff) - (y & 0xff), 0));
    }

    public static V128 minS(V128 a, V128 b) {
        return Lanes.bytes(a, b, Math::min);
    }

    public static V128 minU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.min(x & 0xff, y & 0xff));
    }

    public static V128 maxS(V128 a, V128 b) {
        return Lanes.bytes(a, b, Math::max);
    }

    public static V128 maxU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> Math.max(x & 0xff, y & 0xff));
    }

    public static V128 avgrU(V128 a, V128 b) {
        return Lanes.bytes(a, b, (x, y) -> ((x & 0xff) + (y & 0xff) + 1) >>> 1);
    }

    public static V128 relaxedLaneselect(V128 a, V128 b, V128 mask) {
        return PlainBits.bitselect(a, b, mask);
    }

    /** The top bit of each byte is added apart, so that no carry crosses over. */
    private static long add(long a, long b) {
        return ((a & ~SIGNS) + (b & ~SIGNS)) ^ ((a ^ b) & SIGNS);
    }

    private static long subtract(long a, long b) {
        return ((a | SIGNS) - (b & ~SIGNS)) ^ ((a ^ ~b) & SIGNS);
    }

    private static boolean hasZero(long half) {
        return ((half - ONES) & ~half & SIGNS) != 0;
    }

    /** Multiplying gathers the top bits of all bytes in the highest one. */
    private static int bitmask(long half) {
        return (int) ((((half & SIGNS) >>> 7) * 0x0102_0408_1020_4080L) >>> 56);
    }

    private static V128 narrow(V128 a, V128 b, int least, int most) {
        return new V128(narrowHalf(a, least, most), narrowHalf(b, least, most));
    }

    private static long narrowHalf(V128 a, int least, int most) {
        long half = 0;
        for (int i = 0; i < 8; i++) {
            half |= (Math.clamp(Lanes.aShort(a, i), least, most) & 0xffL) << (i << 3);
        }
        return half;
    }
}
