package dev.mote.component.abi;

/**
 * How much the values of the calls in progress may take. A guest can say the same bytes of its memory many times over, so
 * what it sends may be far larger than what it holds. Used by one thread.
 */
public final class ValueBudget {
    /** Bytes of Java objects, estimated. */
    private static final long MOST = 64L << 20;

    private long used;

    /** What is taken so far, to go back to with {@link #release}. */
    public long mark() {
        return used;
    }

    /** Forgets the values that were taken since; what they were for is done. */
    public void release(long mark) {
        used = mark;
    }

    void take(long bytes) {
        used += bytes;
        AbiTrap.when(used > MOST, "the values of a call take more than " + (MOST >> 20) + " MiB");
    }
}
