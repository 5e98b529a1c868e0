package dev.mote.engine.binary;

import java.util.Arrays;

/** Declared locals, run-length encoded as in the binary: a million locals of one type are one run. */
public final class LocalRuns {
    static final LocalRuns NONE = new LocalRuns(Signature.NOTHING, 0);

    private final int[] countsAndTypes;
    private final int count;

    /** @param countsAndTypes count, type, count, type... */
    LocalRuns(int[] countsAndTypes, int count) {
        this.countsAndTypes = countsAndTypes;
        this.count = count;
    }

    /** How many locals these are. */
    public int count() {
        return count;
    }

    /** Writes the type of every local to an array, from a position on; returns the position after the last. */
    public int expand(int[] into, int from) {
        int to = from;
        for (int run = 0; run < countsAndTypes.length; run += 2) {
            int end = to + countsAndTypes[run];
            Arrays.fill(into, to, end, countsAndTypes[run + 1]);
            to = end;
        }
        return to;
    }
}
