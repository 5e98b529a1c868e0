package dev.mote.engine.codegen;

/**
 * Conversions between integers and floats that Java does not have: unsigned ones, and those that trap. Every f32 is a
 * f64, so truncations come in one width. Called by generated code.
 */
public final class Conversions {
    private static final double TWO_31 = 0x1p31;
    private static final double TWO_32 = 0x1p32;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private Conversions() {}

    public static int toInt(double a) {
        check(a, a > -TWO_31 - 1 && a < TWO_31);
        return (int) a;
    }

    public static int toUnsignedInt(double a) {
        check(a, a > -1 && a < TWO_32);
        return (int) (long) a;
    }

    public static long toLong(double a) {
        check(a, a >= -TWO_63 && a < TWO_63);
        return (long) a;
    }

    public static long toUnsignedLong(double a) {
        check(a, a > -1 && a < TWO_64);
        return unsignedLong(a);
    }

    public static int saturateUnsignedInt(double a) {
        return a >= TWO_32 ? -1 : a > 0 ? (int) (long) a : 0;
    }

    public static long saturateUnsignedLong(double a) {
        return a >= TWO_64 ? -1 : a > 0 ? unsignedLong(a) : 0;
    }

    public static float unsignedToFloat(int a) {
        return (float) IntegerMath.unsigned(a);
    }

    public static double unsignedToDouble(int a) {
        return (double) IntegerMath.unsigned(a);
    }

    /** Halves values from 2^63 on and keeps the lost bit, so that rounding still sees it. */
    public static float unsignedToFloat(long a) {
        return a >= 0 ? (float) a : (float) ((a >>> 1) | (a & 1)) * 2;
    }

    /** As {@link #unsignedToFloat(long)}. */
    public static double unsignedToDouble(long a) {
        return a >= 0 ? (double) a : (double) ((a >>> 1) | (a & 1)) * 2;
    }

    private static void check(double a, boolean inRange) {
        if (!inRange) {
            throw Double.isNaN(a) ? Traps.invalidConversion() : Traps.integerOverflow();
        }
    }

    private static long unsignedLong(double a) {
        return a < TWO_63 ? (long) a : (long) (a - TWO_63) ^ Long.MIN_VALUE;
    }
}
