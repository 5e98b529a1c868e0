package dev.mote.engine.simd;

import dev.mote.engine.V128;
import dev.mote.engine.codegen.Conversions;
import dev.mote.engine.codegen.FloatMath;

/** Instructions on two lanes of f64, on two longs. Called by generated code. */
public final class PlainDoubles {
    private PlainDoubles() {}

    public static V128 splat(double value) {
        return Lanes.ofDoubles(value, value);
    }

    public static double extractLane(V128 a, int lane) {
        return Double.longBitsToDouble(Lanes.half(a, lane));
    }

    public static V128 replaceLane(V128 a, double value, int lane) {
        return PlainLongs.replaceLane(a, Double.doubleToRawLongBits(value), lane);
    }

    public static V128 eq(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x == y);
    }

    public static V128 ne(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x != y);
    }

    public static V128 lt(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x < y);
    }

    public static V128 gt(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x > y);
    }

    public static V128 le(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x <= y);
    }

    public static V128 ge(V128 a, V128 b) {
        return Lanes.compareDoubles(a, b, (x, y) -> x >= y);
    }

    public static V128 promoteLowF32x4(V128 a) {
        return Lanes.ofDoubles(Lanes.aFloat(a, 0), Lanes.aFloat(a, 1));
    }

    public static V128 ceil(V128 a) {
        return Lanes.doubles(a, FloatMath::ceil);
    }

    public static V128 floor(V128 a) {
        return Lanes.doubles(a, FloatMath::floor);
    }

    public static V128 trunc(V128 a) {
        return Lanes.doubles(a, FloatMath::trunc);
    }

    public static V128 nearest(V128 a) {
        return Lanes.doubles(a, FloatMath::nearest);
    }

    public static V128 abs(V128 a) {
        return new V128(a.low() & Long.MAX_VALUE, a.high() & Long.MAX_VALUE);
    }

    public static V128 neg(V128 a) {
        return new V128(a.low() ^ Long.MIN_VALUE, a.high() ^ Long.MIN_VALUE);
    }

    public static V128 sqrt(V128 a) {
        return Lanes.doubles(a, FloatMath::sqrt);
    }

    public static V128 add(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> x + y);
    }

    public static V128 sub(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> x - y);
    }

    public static V128 mul(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> x * y);
    }

    public static V128 div(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> x / y);
    }

    public static V128 min(V128 a, V128 b) {
        return Lanes.doubles(a, b, FloatMath::min);
    }

    public static V128 max(V128 a, V128 b) {
        return Lanes.doubles(a, b, FloatMath::max);
    }

    public static V128 pmin(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> y < x ? y : x);
    }

    public static V128 pmax(V128 a, V128 b) {
        return Lanes.doubles(a, b, (x, y) -> x < y ? y : x);
    }

    public static V128 convertLowI32x4S(V128 a) {
        return Lanes.ofDoubles((int) a.low(), (int) (a.low() >> 32));
    }

    public static V128 convertLowI32x4U(V128 a) {
        return Lanes.ofDoubles(
                Conversions.unsignedToDouble((int) a.low()), Conversions.unsignedToDouble((int) (a.low() >>> 32)));
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
