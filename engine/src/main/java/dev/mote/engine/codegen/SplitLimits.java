package dev.mote.engine.codegen;

/**
 * When a function is too large for one method of the JVM, and into what it is split. Bytes of WebAssembly, which become
 * five times as many of the JVM's, or more than ten where they are loads and stores.
 *
 * @param certain functions up to this size fit
 * @param tried functions up to this size are tried, and split if they do not fit
 * @param part size of a part
 * @param smallest stretches smaller than this do not become parts
 */
public record SplitLimits(int certain, int tried, int part, int smallest) {
    /** As few and as large methods as the JVM takes. */
    public static SplitLimits defaults() {
        return new SplitLimits(4_000, Integer.MAX_VALUE, 6_000, 200);
    }

    /** Whether smaller parts are worth a try. */
    boolean canHalve() {
        return part / 2 > smallest;
    }

    /** The same with parts of half the size. */
    SplitLimits halved() {
        return new SplitLimits(certain, tried, part / 2, smallest);
    }

    /** Parts of a few instructions, to test the splitting itself. */
    public static SplitLimits tiny() {
        return new SplitLimits(0, 0, 24, 2);
    }
}
