package dev.mote.engine.simd;

import dev.mote.engine.V128;
import dev.mote.engine.codegen.Conversions;
import dev.mote.engine.codegen.FloatMath;

/** Instructions on four lanes of f32, on two longs. Called by generated code. */
public final class PlainFloats {
    private static final long SIGNS = 0x8000_0000_8000_0000L;

    private PlainFloats() {}

    public static V128 splat(float value) {
        return Lanes.ofFloats(value, value, value, value);
    }

    public static float extractLane(V128 a, int lane) {
        return Lanes.aFloat(a, lane);
    }

    public static V128 replaceLane(V128 a, float value, int lane) {
        return PlainInts.replaceLane(a, Float.floatToRawIntBits(value), lane);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x == y);
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x != y);
    }

    public static V128 lt(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x < y);
    }

    public static V128 gt(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x > y);
    }

    public static V128 le(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x <= y);
    }

    public static V128 ge(V128 a, V128 b) {
        return Lanes.compareFloats(a, b, (x, y) -> x >= y);
    }

    public static V128 demoteF64x2Zero(V128 a) {
        return Lanes.ofFloats(
                (float) Double.longBitsToDouble(a.low()), (float) Double.longBitsToDouble(a.high()), 0, 0);
    }

    public static V128 ceil(V128 a) {
        return Lanes.floats(a, FloatMath::ceil);
    }

    public static V128 floor(V128 a) {
        return Lanes.floats(a, FloatMath::floor);
    }

    public static V128 trunc(V128 a) {
        return Lanes.floats(a, FloatMath::trunc);
    }

    public static V128 nearest(V128 a) {
        return Lanes.floats(a, FloatMath::nearest);
    }

    public static V128 abs(V128 a) {
        return new V128(a.low() & ~SIGNS, a.high() & ~SIGNS);
    }

    public static V128 neg(V128 a) {
        return new V128(a.low() ^ SIGNS, a.high() ^ SIGNS);
    }

    public static V128 sqrt(V128 a) {
        return Lanes.floats(a, FloatMath::sqrt);
    }

    public static V128 add(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> x + y);
    }

    public static V128 sub(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> x - y);
    }

    public static V128 mul(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> x * y);
    }

    public static V128 div(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> x / y);
    }

    public static V128 min(V128 a, V128 b) {
        return Lanes.floats(a, b, FloatMath::min);
    }

    public static V128 max(V128 a, V128 b) {
        return Lanes.floats(a, b, FloatMath::max);
    }

    public static V128 pmin(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> y < x ? y : x);
    }

    public static V128 pmax(V128 a, V128 b) {
        return Lanes.floats(a, b, (x, y) -> x < y ? y : x);
    }

    public static V128 convertI32x4S(V128 a) {
        return Lanes.ints(a, x -> Float.floatToRawIntBits(x));
    }

    public static V128 convertI32x4U(V128 a) {
        return Lanes.ints(a, x -> Float.floatToRawIntBits(Conversions.unsignedToFloat(x)));
    }

    /** Rounds twice, which is one of the allowed readings. */
    public static V128 relaxedMadd(V128 a, V128 b, V128 c) {
        return add(mul(a, b), c);
    }

    public static V128 relaxedNmadd(V128 a, V128 b, V128 c) {
        return add(mul(neg(a), b), c);
    }

    public static V128 relaxedMin(V128 a, V128 b) {
        return min(a, b);
    }

    public static V128 relaxedMax(V128 a, V128 b) {
        return max(a, b);
    }
}
