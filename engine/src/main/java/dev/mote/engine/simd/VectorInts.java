package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Instructions on four 32-bit lanes. Called by generated code. */
public final class VectorInts {
    private VectorInts() {}

    public static ByteVector splat(int value) {
        return IntVector.broadcast(IntVector.SPECIES_128, value).reinterpretAsBytes();
    }

    public static int extractLane(ByteVector a, int lane) {
        return a.reinterpretAsInts().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.reinterpretAsInts().withLane(lane, value).reinterpretAsBytes();
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
        return a.reinterpretAsInts().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsInts().neg().reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsInts().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.reinterpretAsInts().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.LSHL, count).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.ASHR, count).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.LSHR, count).reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().add(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().sub(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().mul(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().min(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.UMIN, b.reinterpretAsInts())
                .reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().max(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.UMAX, b.reinterpretAsInts())
                .reinterpretAsBytes();
    }

    public static ByteVector extendLowI16x8S(ByteVector a) {
        return extend(VectorOperators.S2I, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendLowI16x8U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_S2I, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8S(ByteVector a) {
        return extend(VectorOperators.S2I, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_S2I, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.S2I, a, 0)
                .mul(extend(VectorOperators.S2I, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_S2I, a, 0)
                .mul(extend(VectorOperators.ZERO_EXTEND_S2I, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.S2I, a, 1)
                .mul(extend(VectorOperators.S2I, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_S2I, a, 1)
                .mul(extend(VectorOperators.ZERO_EXTEND_S2I, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8S(ByteVector a) {
        return evenS(a).add(oddS(a)).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8U(ByteVector a) {
        IntVector ints = a.reinterpretAsInts();
        return ints.and(0xffff).add(ints.lanewise(VectorOperators.LSHR, 16)).reinterpretAsBytes();
    }

    public static ByteVector dotI16x8S(ByteVector a, ByteVector b) {
        return evenS(a).mul(evenS(b)).add(oddS(a).mul(oddS(b))).reinterpretAsBytes();
    }

    public static ByteVector truncSatF32x4S(ByteVector a) {
        return toInts(a.reinterpretAsFloats()).reinterpretAsBytes();
    }

    /** What is 2^31 or more is converted without that bit. */
    public static ByteVector truncSatF32x4U(ByteVector a) {
        FloatVector floats = a.reinterpretAsFloats();
        FloatVector positive =
                floats.blend(0, floats.compare(VectorOperators.GT, 0).not());
        VectorMask<Float> large = positive.compare(VectorOperators.GE, 0x1p31f);
        IntVector ints = toInts(positive.blend(positive.sub(0x1p31f), large));
        return ints.blend(ints.lanewise(VectorOperators.XOR, Integer.MIN_VALUE), large.cast(IntVector.SPECIES_128))
                .reinterpretAsBytes();
    }

    public static ByteVector truncSatF64x2SZero(ByteVector a) {
        return toInts(a.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector truncSatF64x2UZero(ByteVector a) {
        DoubleVector doubles = a.reinterpretAsDoubles();
        DoubleVector positive =
                doubles.blend(0, doubles.compare(VectorOperators.GT, 0).not());
        VectorMask<Double> large = positive.compare(VectorOperators.GE, 0x1p31);
        IntVector flip = (IntVector) LongVector.zero(LongVector.SPECIES_128)
                .blend(Integer.MIN_VALUE, large.cast(LongVector.SPECIES_128))
                .convertShape(VectorOperators.L2I, IntVector.SPECIES_128, 0);
        return toInts(positive.blend(positive.sub(0x1p31), large))
                .lanewise(VectorOperators.XOR, flip)
                .reinterpretAsBytes();
    }

    public static ByteVector relaxedTruncF32x4S(ByteVector a) {
        return truncSatF32x4S(a);
    }

    public static ByteVector relaxedTruncF32x4U(ByteVector a) {
        return truncSatF32x4U(a);
    }

    public static ByteVector relaxedTruncF64x2SZero(ByteVector a) {
        return truncSatF64x2SZero(a);
    }

    public static ByteVector relaxedTruncF64x2UZero(ByteVector a) {
        return truncSatF64x2UZero(a);
    }

    public static ByteVector relaxedDotI8x16I7x16AddS(ByteVector a, ByteVector b, ByteVector c) {
        return add(extaddPairwiseI16x8S(VectorShorts.relaxedDotI8x16I7x16S(a, b)), c);
    }

    public static ByteVector relaxedLaneselect(ByteVector a, ByteVector b, ByteVector mask) {
        return VectorBits.bitselect(a, b, mask);
    }

    /** Sets all bits of the lanes where the comparison holds. */
    private static ByteVector compare(VectorOperators.Comparison comparison, ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(comparison, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    /** @param part which half of the lanes */
    private static IntVector extend(VectorOperators.Conversion<Short, Integer> conversion, ByteVector a, int part) {
        return (IntVector) a.reinterpretAsShorts().convertShape(conversion, IntVector.SPECIES_128, part);
    }

    /** The lower half of each lane. */
    static IntVector evenS(ByteVector a) {
        return a.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
    }

    /** The upper half of each lane. */
    static IntVector oddS(ByteVector a) {
        return a.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
    }

    private static IntVector toInts(FloatVector a) {
        return (IntVector) a.convertShape(VectorOperators.F2I, IntVector.SPECIES_128, 0);
    }

    private static IntVector toInts(DoubleVector a) {
        return (IntVector) a.convertShape(VectorOperators.D2I, IntVector.SPECIES_128, 0);
    }
}
