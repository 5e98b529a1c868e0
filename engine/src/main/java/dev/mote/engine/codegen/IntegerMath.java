package dev.mote.engine.codegen;

/** Integer instructions for which the JVM has no single one. Called by generated code. */
public final class IntegerMath {
    private IntegerMath() {}

    public static int divide(int a, int b) {
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw Traps.integerOverflow();
        }
        return a / b;
    }

    public static long divide(long a, long b) {
        if (b == -1 && a == Long.MIN_VALUE) {
            throw Traps.integerOverflow();
        }
        return a / b;
    }

    public static long unsigned(int value) {
        return value & 0xffff_ffffL;
    }
}
