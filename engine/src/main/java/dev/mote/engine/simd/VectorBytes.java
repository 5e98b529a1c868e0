package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;

/** Instructions on sixteen bytes. Called by generated code. */
public final class VectorBytes {
    private VectorBytes() {}

    public static ByteVector splat(int value) {
        return ByteVector.broadcast(ByteVector.SPECIES_128, (byte) value);
    }

    public static int extractLaneS(ByteVector a, int lane) {
        return a.lane(lane);
    }

    public static int extractLaneU(ByteVector a, int lane) {
        return a.lane(lane) & 0xff;
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.withLane(lane, (byte) value);
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return compare(VectorOperators.EQ, a, b);
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return compare(VectorOperators.NE, a, b);
    }

    public static ByteVector ltS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.LT, a, b);
    }

    public static ByteVector ltU(ByteVector a, ByteVector b) {
        return compare(VectorOperators.ULT, a, b);
    }

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GT, a, b);
    }

    public static ByteVector gtU(ByteVector a, ByteVector b) {
        return compare(VectorOperators.UGT, a, b);
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.LE, a, b);
    }

    public static ByteVector leU(ByteVector a, ByteVector b) {
        return compare(VectorOperators.ULE, a, b);
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GE, a, b);
    }

    public static ByteVector geU(ByteVector a, ByteVector b) {
        return compare(VectorOperators.UGE, a, b);
    }

    public static ByteVector abs(ByteVector a) {
        return a.abs();
    }

    public static ByteVector neg(ByteVector a) {
        return a.neg();
    }

    public static int allTrue(ByteVector a) {
        return a.compare(VectorOperators.EQ, (byte) 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.compare(VectorOperators.LT, (byte) 0).toLong();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.lanewise(VectorOperators.LSHL, (byte) (count & 7));
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.lanewise(VectorOperators.ASHR, (byte) (count & 7));
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.lanewise(VectorOperators.LSHR, (byte) (count & 7));
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.add(b);
    }

    public static ByteVector addSatS(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SADD, b);
    }

    public static ByteVector addSatU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SUADD, b);
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.sub(b);
    }

    public static ByteVector subSatS(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SSUB, b);
    }

    public static ByteVector subSatU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SUSUB, b);
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.min(b);
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMIN, b);
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.max(b);
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMAX, b);
    }

    /** The mean of two lanes, rounded up, without a carry out of the lane. */
    public static ByteVector avgrU(ByteVector a, ByteVector b) {
        ByteVector half = a.lanewise(VectorOperators.XOR, b).lanewise(VectorOperators.LSHR, 1);
        return a.or(b).sub(half);
    }

    /** @param low the first eight indices into the lanes of both operands, one in each byte */
    public static ByteVector shuffle(ByteVector a, ByteVector b, long low, long high) {
        return VectorBits.of(low, high).selectFrom(a, b);
    }

    public static ByteVector swizzle(ByteVector a, ByteVector lanes) {
        return lanes.selectFrom(a).blend((byte) 0, lanes.compare(VectorOperators.UGE, (byte) 16));
    }

    public static ByteVector relaxedSwizzle(ByteVector a, ByteVector lanes) {
        return swizzle(a, lanes);
    }

    public static ByteVector popcnt(ByteVector a) {
        return a.lanewise(VectorOperators.BIT_COUNT);
    }

    public static ByteVector narrowI16x8S(ByteVector a, ByteVector b) {
        return narrow(a, b, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static ByteVector narrowI16x8U(ByteVector a, ByteVector b) {
        return narrow(a, b, (short) 0, (short) 0xff);
    }

    public static ByteVector relaxedLaneselect(ByteVector a, ByteVector b, ByteVector mask) {
        return VectorBits.bitselect(a, b, mask);
    }

    /** Sets all bits of the lanes where the comparison holds. */
    private static ByteVector compare(VectorOperators.Comparison comparison, ByteVector a, ByteVector b) {
        return a.compare(comparison, b).toVector().reinterpretAsBytes();
    }

    /** The low bytes of lanes that were brought into range. */
    private static ByteVector narrow(ByteVector a, ByteVector b, short least, short most) {
        return VectorBits.of(0x0e0c_0a08_0604_0200L, 0x1e1c_1a18_1614_1210L)
                .selectFrom(
                        a.reinterpretAsShorts().max(least).min(most).reinterpretAsBytes(),
                        b.reinterpretAsShorts().max(least).min(most).reinterpretAsBytes());
    }
}
