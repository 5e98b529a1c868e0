package dev.mote.engine.codegen;

/**
 * Floating-point instructions. Java leaves the bits of a NaN open and may hand a signalling one through; WebAssembly
 * asks for a quiet one, which an addition makes. Called by generated code.
 */
public final class FloatMath {
    private static final int SIGN_32 = 1 << 31;
    private static final long SIGN_64 = 1L << 63;

    private FloatMath() {}

    public static float min(float a, float b) {
        return isNaN(a, b) ? a + b : Math.min(a, b);
    }

    public static double min(double a, double b) {
        return isNaN(a, b) ? a + b : Math.min(a, b);
    }

    public static float max(float a, float b) {
        return isNaN(a, b) ? a + b : Math.max(a, b);
    }

    public static double max(double a, double b) {
        return isNaN(a, b) ? a + b : Math.max(a, b);
    }

    public static float ceil(float a) {
        return Float.isNaN(a) ? a + a : (float) Math.ceil(a);
    }

    public static double ceil(double a) {
        return Double.isNaN(a) ? a + a : Math.ceil(a);
    }

    public static float floor(float a) {
        return Float.isNaN(a) ? a + a : (float) Math.floor(a);
    }

    public static double floor(double a) {
        return Double.isNaN(a) ? a + a : Math.floor(a);
    }

    public static float trunc(float a) {
        return Float.isNaN(a) ? a + a : (float) (Float.floatToRawIntBits(a) < 0 ? Math.ceil(a) : Math.floor(a));
    }

    public static double trunc(double a) {
        return Double.isNaN(a) ? a + a : Double.doubleToRawLongBits(a) < 0 ? Math.ceil(a) : Math.floor(a);
    }

    public static float nearest(float a) {
        return Float.isNaN(a) ? a + a : (float) Math.rint(a);
    }

    public static double nearest(double a) {
        return Double.isNaN(a) ? a + a : Math.rint(a);
    }

    public static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    public static double sqrt(double a) {
        return Double.isNaN(a) ? a + a : Math.sqrt(a);
    }

    public static float abs(float a) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) & ~SIGN_32);
    }

    public static double abs(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & ~SIGN_64);
    }

    public static float negate(float a) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) ^ SIGN_32);
    }

    public static double negate(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) ^ SIGN_64);
    }

    public static float copysign(float a, float sign) {
        return Float.intBitsToFloat(
                (Float.floatToRawIntBits(a) & ~SIGN_32) | (Float.floatToRawIntBits(sign) & SIGN_32));
    }

    public static double copysign(double a, double sign) {
        return Double.longBitsToDouble(
                (Double.doubleToRawLongBits(a) & ~SIGN_64) | (Double.doubleToRawLongBits(sign) & SIGN_64));
    }

    private static boolean isNaN(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b);
    }

    private static boolean isNaN(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b);
    }
}
