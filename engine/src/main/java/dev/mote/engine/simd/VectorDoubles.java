package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** Instructions on two lanes of f64. Called by generated code. */
public final class VectorDoubles {
    private VectorDoubles() {}

    public static ByteVector splat(double value) {
        return DoubleVector.broadcast(DoubleVector.SPECIES_128, value).reinterpretAsBytes();
    }

    public static double extractLane(ByteVector a, int lane) {
        return a.reinterpretAsDoubles().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, double value, int lane) {
        return a.reinterpretAsDoubles().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return compare(VectorOperators.EQ, a, b);
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return compare(VectorOperators.NE, a, b);
    }

    public static ByteVector lt(ByteVector a, ByteVector b) {
        return compare(VectorOperators.LT, a, b);
    }

    public static ByteVector gt(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GT, a, b);
    }

    public static ByteVector le(ByteVector a, ByteVector b) {
        return compare(VectorOperators.LE, a, b);
    }

    public static ByteVector ge(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GE, a, b);
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsLongs().and(Long.MAX_VALUE).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, Long.MIN_VALUE)
                .reinterpretAsBytes();
    }

    public static ByteVector sqrt(ByteVector a) {
        return a.reinterpretAsDoubles().sqrt().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().add(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().sub(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().mul(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector div(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().div(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    /** A signalling NaN may come through the minimum; the product is a quiet one. */
    public static ByteVector min(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().min(b.reinterpretAsDoubles()).mul(1).reinterpretAsBytes();
    }

    public static ByteVector max(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().max(b.reinterpretAsDoubles()).mul(1).reinterpretAsBytes();
    }

    public static ByteVector pmin(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .blend(
                        b.reinterpretAsDoubles(),
                        b.reinterpretAsDoubles().compare(VectorOperators.LT, a.reinterpretAsDoubles()))
                .reinterpretAsBytes();
    }

    public static ByteVector pmax(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .blend(
                        b.reinterpretAsDoubles(),
                        a.reinterpretAsDoubles().compare(VectorOperators.LT, b.reinterpretAsDoubles()))
                .reinterpretAsBytes();
    }

    public static ByteVector nearest(ByteVector a) {
        return withSign(rounded(a.reinterpretAsDoubles()), a);
    }

    public static ByteVector floor(ByteVector a) {
        DoubleVector rounded = rounded(a.reinterpretAsDoubles());
        return withSign(
                rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, a.reinterpretAsDoubles())), a);
    }

    public static ByteVector ceil(ByteVector a) {
        DoubleVector rounded = rounded(a.reinterpretAsDoubles());
        return withSign(
                rounded.blend(rounded.add(1), rounded.compare(VectorOperators.LT, a.reinterpretAsDoubles())), a);
    }

    public static ByteVector trunc(ByteVector a) {
        DoubleVector positive = abs(a).reinterpretAsDoubles();
        DoubleVector rounded = rounded(positive);
        return withSign(rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, positive)), a);
    }

    public static ByteVector promoteLowF32x4(ByteVector a) {
        return a.reinterpretAsFloats()
                .convertShape(VectorOperators.F2D, DoubleVector.SPECIES_128, 0)
                .reinterpretAsBytes();
    }

    public static ByteVector convertLowI32x4S(ByteVector a) {
        return toDoubles(a.reinterpretAsInts()).reinterpretAsBytes();
    }

    /** Signed numbers that are 2^31 less. */
    public static ByteVector convertLowI32x4U(ByteVector a) {
        return toDoubles(a.reinterpretAsInts().lanewise(VectorOperators.XOR, Integer.MIN_VALUE))
                .add(0x1p31)
                .reinterpretAsBytes();
    }

    /** Rounds twice, which is one of the allowed readings. */
    public static ByteVector relaxedMadd(ByteVector a, ByteVector b, ByteVector c) {
        return add(mul(a, b), c);
    }

    public static ByteVector relaxedNmadd(ByteVector a, ByteVector b, ByteVector c) {
        return add(mul(neg(a), b), c);
    }

    public static ByteVector relaxedMin(ByteVector a, ByteVector b) {
        return min(a, b);
    }

    public static ByteVector relaxedMax(ByteVector a, ByteVector b) {
        return max(a, b);
    }

    /** Sets all bits of the lanes where the comparison holds. */
    private static ByteVector compare(VectorOperators.Comparison comparison, ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(comparison, b.reinterpretAsDoubles())
                .cast(LongVector.SPECIES_128)
                .toVector()
                .reinterpretAsBytes();
    }

    /**
     * Rounds to the nearest whole number, and to the even one of two: a number too large for a fraction pushes the
     * fraction out. What has no fraction is multiplied with one, which makes a NaN quiet.
     */
    private static DoubleVector rounded(DoubleVector a) {
        DoubleVector pusher = withSign(
                        DoubleVector.broadcast(DoubleVector.SPECIES_128, 0x1p52).reinterpretAsBytes(),
                        a.reinterpretAsBytes())
                .reinterpretAsDoubles();
        DoubleVector rounded = a.add(pusher).sub(pusher);
        return a.mul(1)
                .blend(
                        rounded,
                        abs(a.reinterpretAsBytes()).reinterpretAsDoubles().compare(VectorOperators.LT, 0x1p52));
    }

    private static ByteVector withSign(DoubleVector a, ByteVector sign) {
        return withSign(a.reinterpretAsBytes(), sign);
    }

    /** The numbers of {@code a}, which are positive or have the same sign, with another's signs. */
    private static ByteVector withSign(ByteVector a, ByteVector sign) {
        return a.or(sign.reinterpretAsLongs().and(Long.MIN_VALUE).reinterpretAsBytes());
    }

    private static DoubleVector toDoubles(IntVector a) {
        return (DoubleVector) a.convertShape(VectorOperators.I2D, DoubleVector.SPECIES_128, 0);
    }
}
