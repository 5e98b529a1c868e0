package dev.mote.engine.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Instructions on all bits of a vector, and the way between two longs and a vector. Constants are computed and not read
 * from fields: a vector from a field is an object, and stays one where it meets others. Called by generated code.
 */
public final class VectorBits {
    private VectorBits() {}

    public static ByteVector of(long low, long high) {
        return LongVector.broadcast(LongVector.SPECIES_128, low)
                .withLane(1, high)
                .reinterpretAsBytes();
    }

    /** The low half; the high one is zero. */
    public static ByteVector ofLow(long low) {
        return LongVector.zero(LongVector.SPECIES_128).withLane(0, low).reinterpretAsBytes();
    }

    public static long low(ByteVector a) {
        return a.reinterpretAsLongs().lane(0);
    }

    public static long high(ByteVector a) {
        return a.reinterpretAsLongs().lane(1);
    }

    public static ByteVector not(ByteVector a) {
        return a.not();
    }

    public static ByteVector and(ByteVector a, ByteVector b) {
        return a.and(b);
    }

    public static ByteVector andnot(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.AND_NOT, b);
    }

    public static ByteVector or(ByteVector a, ByteVector b) {
        return a.or(b);
    }

    public static ByteVector xor(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    public static ByteVector bitselect(ByteVector a, ByteVector b, ByteVector mask) {
        return b.bitwiseBlend(a, mask);
    }

    public static int anyTrue(ByteVector a) {
        return a.compare(VectorOperators.NE, (byte) 0).anyTrue() ? 1 : 0;
    }
}
