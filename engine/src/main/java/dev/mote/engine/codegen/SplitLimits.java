package dev.mote.engine.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * When a function is too large for one method of the JVM, and into what it is split. Bytes of WebAssembly, which become
 * five times as many of the JVM's, or more than ten where they are loads and stores.
 *
 * @param certain functions up to this size fit
 * @param tried functions up to this size are tried, and split if they do not fit
 * @param part size of a part
 * @param smallest stretches smaller than this do not become parts
 * @param wholeSwitches whether the large switches of interpreters stay outside of parts, with what they choose from inside
 */
public record SplitLimits(int certain, int tried, int part, int smallest, boolean wholeSwitches) {
    /** As few and as large methods as the JVM takes. */
    public static SplitLimits defaults() {
        return new SplitLimits(4_000, Integer.MAX_VALUE, 6_000, 200, true);
    }

    /** What to try in turn until a function fits: ever smaller parts. */
    List<SplitLimits> attempts() {
        List<SplitLimits> attempts = new ArrayList<>();
        for (boolean whole : List.of(true, false)) {
            for (int size = part; size > smallest; size /= 2) {
                attempts.add(new SplitLimits(certain, tried, size, smallest, whole));
            }
        }
        return attempts;
    }

    /** Parts of a few instructions, to test the splitting itself. */
    public static SplitLimits tiny() {
        return new SplitLimits(0, 0, 24, 2, true);
    }
}
