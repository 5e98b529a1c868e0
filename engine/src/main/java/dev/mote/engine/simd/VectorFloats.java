package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Instructions on four lanes of f32. Called by generated code. */
public final class VectorFloats {
    private VectorFloats() {}

    public static ByteVector splat(float value) {
        return FloatVector.broadcast(FloatVector.SPECIES_128, value).reinterpretAsBytes();
    }

    public static float extractLane(ByteVector a, int lane) {
        return a.reinterpretAsFloats().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, float value, int lane) {
        return a.reinterpretAsFloats().withLane(lane, value).reinterpretAsBytes();
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
        return a.reinterpretAsInts().and(Integer.MAX_VALUE).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                .reinterpretAsBytes();
    }

    public static ByteVector sqrt(ByteVector a) {
        return a.reinterpretAsFloats().sqrt().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().add(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().sub(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().mul(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector div(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().div(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    /** A signalling NaN may come through the minimum; the product is a quiet one. */
    public static ByteVector min(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().min(b.reinterpretAsFloats()).mul(1).reinterpretAsBytes();
    }

    public static ByteVector max(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().max(b.reinterpretAsFloats()).mul(1).reinterpretAsBytes();
    }

    public static ByteVector pmin(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .blend(
                        b.reinterpretAsFloats(),
                        b.reinterpretAsFloats().compare(VectorOperators.LT, a.reinterpretAsFloats()))
                .reinterpretAsBytes();
    }

    public static ByteVector pmax(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .blend(
                        b.reinterpretAsFloats(),
                        a.reinterpretAsFloats().compare(VectorOperators.LT, b.reinterpretAsFloats()))
                .reinterpretAsBytes();
    }

    public static ByteVector nearest(ByteVector a) {
        return withSign(rounded(a.reinterpretAsFloats()), a);
    }

    public static ByteVector floor(ByteVector a) {
        FloatVector rounded = rounded(a.reinterpretAsFloats());
        return withSign(rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, a.reinterpretAsFloats())), a);
    }

    public static ByteVector ceil(ByteVector a) {
        FloatVector rounded = rounded(a.reinterpretAsFloats());
        return withSign(rounded.blend(rounded.add(1), rounded.compare(VectorOperators.LT, a.reinterpretAsFloats())), a);
    }

    public static ByteVector trunc(ByteVector a) {
        FloatVector positive = abs(a).reinterpretAsFloats();
        FloatVector rounded = rounded(positive);
        return withSign(rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, positive)), a);
    }

    public static ByteVector demoteF64x2Zero(ByteVector a) {
        return a.reinterpretAsDoubles()
                .convertShape(VectorOperators.D2F, FloatVector.SPECIES_128, 0)
                .reinterpretAsBytes();
    }

    public static ByteVector convertI32x4S(ByteVector a) {
        return toFloats(a.reinterpretAsInts()).reinterpretAsBytes();
    }

    /** Both halves of a lane are exact; only their sum is rounded. */
    public static ByteVector convertI32x4U(ByteVector a) {
        IntVector ints = a.reinterpretAsInts();
        return toFloats(ints.lanewise(VectorOperators.LSHR, 16))
                .mul(0x1p16f)
                .add(toFloats(ints.and(0xffff)))
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
        return a.reinterpretAsFloats()
                .compare(comparison, b.reinterpretAsFloats())
                .cast(IntVector.SPECIES_128)
                .toVector()
                .reinterpretAsBytes();
    }

    /**
     * Rounds to the nearest whole number, and to the even one of two: a number too large for a fraction pushes the
     * fraction out. What has no fraction is multiplied with one, which makes a NaN quiet.
     */
    private static FloatVector rounded(FloatVector a) {
        FloatVector pusher = withSign(
                        FloatVector.broadcast(FloatVector.SPECIES_128, 0x1p23f).reinterpretAsBytes(),
                        a.reinterpretAsBytes())
                .reinterpretAsFloats();
        FloatVector rounded = a.add(pusher).sub(pusher);
        return a.mul(1)
                .blend(
                        rounded,
                        abs(a.reinterpretAsBytes()).reinterpretAsFloats().compare(VectorOperators.LT, 0x1p23f));
    }

    private static ByteVector withSign(FloatVector a, ByteVector sign) {
        return withSign(a.reinterpretAsBytes(), sign);
    }

    /** The numbers of {@code a}, which are positive or have the same sign, with another's signs. */
    private static ByteVector withSign(ByteVector a, ByteVector sign) {
        return a.or(sign.reinterpretAsInts().and(Integer.MIN_VALUE).reinterpretAsBytes());
    }

    private static FloatVector toFloats(IntVector a) {
        return (FloatVector) a.convertShape(VectorOperators.I2F, FloatVector.SPECIES_128, 0);
    }
}
