package dev.mote.engine.simd;

import dev.mote.engine.V128;
import jdk.incubator.vector.ByteVector;

/** Turns vectors into what crosses calls, and back. Called by generated code. */
public final class VectorCarrier {
    private VectorCarrier() {}

    public static ByteVector unpack(V128 value) {
        return VectorBits.of(value.low(), value.high());
    }

    public static V128 pack(ByteVector value) {
        return new V128(VectorBits.low(value), VectorBits.high(value));
    }
}
