package dev.mote.engine.simd;

import dev.mote.engine.V128;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Computes lane by lane. An operator gets each lane with its sign; of its result only the lane's bits count. */
final class Lanes {
    @FunctionalInterface
    interface FloatUnaryOperator {
        float apply(float a);
    }

    @FunctionalInterface
    interface FloatBinaryOperator {
        float apply(float a, float b);
    }

    @FunctionalInterface
    interface FloatPredicate {
        boolean test(float a, float b);
    }

    @FunctionalInterface
    interface DoubleUnaryOperator {
        double apply(double a);
    }

    @FunctionalInterface
    interface DoubleBinaryOperator {
        double apply(double a, double b);
    }

    @FunctionalInterface
    interface DoublePredicate {
        boolean test(double a, double b);
    }

    private Lanes() {}

    static int aByte(V128 a, int lane) {
        return (byte) (half(a, lane >>> 3) >>> (lane << 3));
    }

    static int aShort(V128 a, int lane) {
        return (short) (half(a, lane >>> 2) >>> (lane << 4));
    }

    static int anInt(V128 a, int lane) {
        return (int) (half(a, lane >>> 1) >>> (lane << 5));
    }

    static float aFloat(V128 a, int lane) {
        return Float.intBitsToFloat(anInt(a, lane));
    }

    /** @param half 0 is the low one */
    static long half(V128 a, int half) {
        return half == 0 ? a.low() : a.high();
    }

    static V128 bytes(V128 a, IntUnaryOperator operator) {
        long low = 0;
        long high = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            low |= (operator.applyAsInt((byte) (a.low() >>> shift)) & 0xffL) << shift;
            high |= (operator.applyAsInt((byte) (a.high() >>> shift)) & 0xffL) << shift;
        }
        return new V128(low, high);
    }

    static V128 bytes(V128 a, V128 b, IntBinaryOperator operator) {
        long low = 0;
        long high = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            low |= (operator.applyAsInt((byte) (a.low() >>> shift), (byte) (b.low() >>> shift)) & 0xffL) << shift;
            high |= (operator.applyAsInt((byte) (a.high() >>> shift), (byte) (b.high() >>> shift)) & 0xffL) << shift;
        }
        return new V128(low, high);
    }

    static V128 shorts(V128 a, IntUnaryOperator operator) {
        long low = 0;
        long high = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            low |= (operator.applyAsInt((short) (a.low() >>> shift)) & 0xffffL) << shift;
            high |= (operator.applyAsInt((short) (a.high() >>> shift)) & 0xffffL) << shift;
        }
        return new V128(low, high);
    }

    static V128 shorts(V128 a, V128 b, IntBinaryOperator operator) {
        long low = 0;
        long high = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            low |= (operator.applyAsInt((short) (a.low() >>> shift), (short) (b.low() >>> shift)) & 0xffffL) << shift;
            high |= (operator.applyAsInt((short) (a.high() >>> shift), (short) (b.high() >>> shift)) & 0xffffL)
                    << shift;
        }
        return new V128(low, high);
    }

    static V128 ints(V128 a, IntUnaryOperator operator) {
        return ofInts(
                operator.applyAsInt((int) a.low()),
                operator.applyAsInt((int) (a.low() >>> 32)),
                operator.applyAsInt((int) a.high()),
                operator.applyAsInt((int) (a.high() >>> 32)));
    }

    static V128 ints(V128 a, V128 b, IntBinaryOperator operator) {
        return ofInts(
                operator.applyAsInt((int) a.low(), (int) b.low()),
                operator.applyAsInt((int) (a.low() >>> 32), (int) (b.low() >>> 32)),
                operator.applyAsInt((int) a.high(), (int) b.high()),
                operator.applyAsInt((int) (a.high() >>> 32), (int) (b.high() >>> 32)));
    }

    static V128 longs(V128 a, LongUnaryOperator operator) {
        return new V128(operator.applyAsLong(a.low()), operator.applyAsLong(a.high()));
    }

    static V128 longs(V128 a, V128 b, LongBinaryOperator operator) {
        return new V128(operator.applyAsLong(a.low(), b.low()), operator.applyAsLong(a.high(), b.high()));
    }

    static V128 floats(V128 a, FloatUnaryOperator operator) {
        return ofFloats(
                operator.apply(aFloat(a, 0)),
                operator.apply(aFloat(a, 1)),
                operator.apply(aFloat(a, 2)),
                operator.apply(aFloat(a, 3)));
    }

    static V128 floats(V128 a, V128 b, FloatBinaryOperator operator) {
        return ofFloats(
                operator.apply(aFloat(a, 0), aFloat(b, 0)),
                operator.apply(aFloat(a, 1), aFloat(b, 1)),
                operator.apply(aFloat(a, 2), aFloat(b, 2)),
                operator.apply(aFloat(a, 3), aFloat(b, 3)));
    }

    /** Sets all bits of the lanes where the test holds. */
    static V128 compareFloats(V128 a, V128 b, FloatPredicate test) {
        return ofInts(
                mask(test.test(aFloat(a, 0), aFloat(b, 0))),
                mask(test.test(aFloat(a, 1), aFloat(b, 1))),
                mask(test.test(aFloat(a, 2), aFloat(b, 2))),
                mask(test.test(aFloat(a, 3), aFloat(b, 3))));
    }

    static V128 doubles(V128 a, DoubleUnaryOperator operator) {
        return ofDoubles(
                operator.apply(Double.longBitsToDouble(a.low())), operator.apply(Double.longBitsToDouble(a.high())));
    }

    static V128 doubles(V128 a, V128 b, DoubleBinaryOperator operator) {
        return ofDoubles(
                operator.apply(Double.longBitsToDouble(a.low()), Double.longBitsToDouble(b.low())),
                operator.apply(Double.longBitsToDouble(a.high()), Double.longBitsToDouble(b.high())));
    }

    /** Sets all bits of the lanes where the test holds. */
    static V128 compareDoubles(V128 a, V128 b, DoublePredicate test) {
        return new V128(
                mask(test.test(Double.longBitsToDouble(a.low()), Double.longBitsToDouble(b.low()))),
                mask(test.test(Double.longBitsToDouble(a.high()), Double.longBitsToDouble(b.high()))));
    }

    static V128 ofInts(int a, int b, int c, int d) {
        return new V128((a & 0xffff_ffffL) | ((long) b << 32), (c & 0xffff_ffffL) | ((long) d << 32));
    }

    static V128 ofFloats(float a, float b, float c, float d) {
        return ofInts(
                Float.floatToRawIntBits(a),
                Float.floatToRawIntBits(b),
                Float.floatToRawIntBits(c),
                Float.floatToRawIntBits(d));
    }

    static V128 ofDoubles(double a, double b) {
        return new V128(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
    }

    /** All bits set or none. */
    static int mask(boolean set) {
        return set ? -1 : 0;
    }

    /** {@code a} with the bits of one lane of a half replaced. */
    static V128 withBits(V128 a, int bit, long mask, long bits) {
        long cleared = ~(mask << bit);
        long set = (bits & mask) << bit;
        return bit < 64 ? new V128((a.low() & cleared) | set, a.high()) : new V128(a.low(), (a.high() & cleared) | set);
    }
}
