package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/** Instructions on eight 16-bit lanes. Called by generated code. */
public final class VectorShorts {
    private VectorShorts() {}

    public static ByteVector splat(int value) {
        return ShortVector.broadcast(ShortVector.SPECIES_128, (short) value).reinterpretAsBytes();
    }

    public static int extractLaneS(ByteVector a, int lane) {
        return a.reinterpretAsShorts().lane(lane);
    }

    public static int extractLaneU(ByteVector a, int lane) {
        return a.reinterpretAsShorts().lane(lane) & 0xffff;
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.reinterpretAsShorts().withLane(lane, (short) value).reinterpretAsBytes();
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
        return a.reinterpretAsShorts().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsShorts().neg().reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsShorts().compare(VectorOperators.EQ, (short) 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int)
                a.reinterpretAsShorts().compare(VectorOperators.LT, (short) 0).toLong();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.LSHL, (short) (count & 15))
                .reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.ASHR, (short) (count & 15))
                .reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.LSHR, (short) (count & 15))
                .reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().add(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector addSatS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SADD, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector addSatU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SUADD, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().sub(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector subSatS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SSUB, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector subSatU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SUSUB, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().mul(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().min(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.UMIN, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().max(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.UMAX, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    /** The mean of two lanes, rounded up, without a carry out of the lane. */
    public static ByteVector avgrU(ByteVector a, ByteVector b) {
        ShortVector half = a.reinterpretAsShorts()
                .lanewise(VectorOperators.XOR, b.reinterpretAsShorts())
                .lanewise(VectorOperators.LSHR, 1);
        return a.or(b).reinterpretAsShorts().sub(half).reinterpretAsBytes();
    }

    public static ByteVector extendLowI8x16S(ByteVector a) {
        return extend(VectorOperators.B2S, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendLowI8x16U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_B2S, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16S(ByteVector a) {
        return extend(VectorOperators.B2S, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_B2S, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.B2S, a, 0)
                .mul(extend(VectorOperators.B2S, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_B2S, a, 0)
                .mul(extend(VectorOperators.ZERO_EXTEND_B2S, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.B2S, a, 1)
                .mul(extend(VectorOperators.B2S, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_B2S, a, 1)
                .mul(extend(VectorOperators.ZERO_EXTEND_B2S, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI8x16S(ByteVector a) {
        return evenS(a).add(oddS(a)).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI8x16U(ByteVector a) {
        ShortVector shorts = a.reinterpretAsShorts();
        return shorts.and((short) 0xff)
                .add(shorts.lanewise(VectorOperators.LSHR, 8))
                .reinterpretAsBytes();
    }

    public static ByteVector q15mulrSatS(ByteVector a, ByteVector b) {
        IntVector even = scaled(VectorInts.evenS(a), VectorInts.evenS(b)).and(0xffff);
        IntVector odd = scaled(VectorInts.oddS(a), VectorInts.oddS(b)).lanewise(VectorOperators.LSHL, 16);
        return even.or(odd).reinterpretAsBytes();
    }

    public static ByteVector relaxedQ15mulrS(ByteVector a, ByteVector b) {
        return q15mulrSatS(a, b);
    }

    public static ByteVector narrowI32x4S(ByteVector a, ByteVector b) {
        return narrow(a, b, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static ByteVector narrowI32x4U(ByteVector a, ByteVector b) {
        return narrow(a, b, 0, 0xffff);
    }

    /** Both operands are signed, which is one of the allowed readings. */
    public static ByteVector relaxedDotI8x16I7x16S(ByteVector a, ByteVector b) {
        return evenS(a).mul(evenS(b))
                .lanewise(VectorOperators.SADD, oddS(a).mul(oddS(b)))
                .reinterpretAsBytes();
    }

    public static ByteVector relaxedLaneselect(ByteVector a, ByteVector b, ByteVector mask) {
        return VectorBits.bitselect(a, b, mask);
    }

    /** Sets all bits of the lanes where the comparison holds. */
    private static ByteVector compare(VectorOperators.Comparison comparison, ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(comparison, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    /** @param part which half of the lanes */
    private static ShortVector extend(VectorOperators.Conversion<Byte, Short> conversion, ByteVector a, int part) {
        return (ShortVector) a.convertShape(conversion, ShortVector.SPECIES_128, part);
    }

    /** The lower byte of each lane. */
    private static ShortVector evenS(ByteVector a) {
        return a.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8);
    }

    /** The upper byte of each lane. */
    private static ShortVector oddS(ByteVector a) {
        return a.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8);
    }

    /** The product of fractions of 15 bits; only one pair has a product that is too large. */
    private static IntVector scaled(IntVector a, IntVector b) {
        return a.mul(b).add(0x4000).lanewise(VectorOperators.ASHR, 15).min(Short.MAX_VALUE);
    }

    /** The low halves of lanes that were brought into range. */
    private static ByteVector narrow(ByteVector a, ByteVector b, int least, int most) {
        return VectorBits.of(0x0d0c_0908_0504_0100L, 0x1d1c_1918_1514_1110L)
                .selectFrom(
                        a.reinterpretAsInts().max(least).min(most).reinterpretAsBytes(),
                        b.reinterpretAsInts().max(least).min(most).reinterpretAsBytes());
    }
}
