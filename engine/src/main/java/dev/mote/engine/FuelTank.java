package dev.mote.engine;

/**
 * What a run may still execute, in units of about one instruction; see {@link CompileOptions#fuel}. It is handed out in
 * slices, so that a guest that uses up one can be asked for its CPU slot.
 *
 * <p>Used by the thread that runs the guest; others may read {@link #used}, and see the last slice late.
 */
public final class FuelTank {
    /** Units of a slice: a millisecond or two of compiled code. */
    public static final int SLICE = 20_000_000;

    /** Units left of the slice, below zero where it is overdrawn. Generated code counts it down. */
    public int left;

    private final long capacity;
    private volatile long granted;

    /** @param capacity units that the run may use in all */
    FuelTank(long capacity) {
        this.capacity = capacity;
        granted = Math.min(capacity, SLICE);
        left = (int) granted;
    }

    /** Units used so far. */
    long used() {
        return granted - left;
    }

    /** Hands out the next slice; false where nothing is left. */
    boolean refill() {
        long used = used();
        if (used > capacity) {
            return false;
        }
        granted = Math.min(capacity, used + SLICE);
        left = (int) (granted - used);
        return true;
    }
}
