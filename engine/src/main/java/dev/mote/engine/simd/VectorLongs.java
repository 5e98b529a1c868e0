package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** Instructions on two 64-bit lanes. Called by generated code. */
public final class VectorLongs {
    private VectorLongs() {}

    public static ByteVector splat(long value) {
        return LongVector.broadcast(LongVector.SPECIES_128, value).reinterpretAsBytes();
    }

    public static long extractLane(ByteVector a, int lane) {
        return a.reinterpretAsLongs().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, long value, int lane) {
        return a.reinterpretAsLongs().withLane(lane, value).reinterpretAsBytes();
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

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GT, a, b);
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.LE, a, b);
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return compare(VectorOperators.GE, a, b);
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsLongs().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsLongs().neg().reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsLongs().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.reinterpretAsLongs().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.LSHL, count).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.ASHR, count).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.LSHR, count).reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().add(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().sub(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().mul(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector extendLowI32x4S(ByteVector a) {
        return extend(VectorOperators.I2L, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendLowI32x4U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_I2L, a, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4S(ByteVector a) {
        return extend(VectorOperators.I2L, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4U(ByteVector a) {
        return extend(VectorOperators.ZERO_EXTEND_I2L, a, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.I2L, a, 0)
                .mul(extend(VectorOperators.I2L, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_I2L, a, 0)
                .mul(extend(VectorOperators.ZERO_EXTEND_I2L, b, 0))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4S(ByteVector a, ByteVector b) {
        return extend(VectorOperators.I2L, a, 1)
                .mul(extend(VectorOperators.I2L, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4U(ByteVector a, ByteVector b) {
        return extend(VectorOperators.ZERO_EXTEND_I2L, a, 1)
                .mul(extend(VectorOperators.ZERO_EXTEND_I2L, b, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector relaxedLaneselect(ByteVector a, ByteVector b, ByteVector mask) {
        return VectorBits.bitselect(a, b, mask);
    }

    /** Sets all bits of the lanes where the comparison holds. */
    private static ByteVector compare(VectorOperators.Comparison comparison, ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(comparison, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    /** @param part which half of the lanes */
    private static LongVector extend(VectorOperators.Conversion<Integer, Long> conversion, ByteVector a, int part) {
        return (LongVector) a.reinterpretAsInts().convertShape(conversion, LongVector.SPECIES_128, part);
    }
}
