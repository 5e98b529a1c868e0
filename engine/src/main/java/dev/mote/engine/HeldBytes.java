package dev.mote.engine;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory an instance holds, or all instances of a component together. Any thread may call; one atomic counter. */
public final class HeldBytes {
    private final AtomicLong bytes = new AtomicLong();

    /** Adds bytes, unless there would be more than the limit then. */
    public boolean tryAdd(long more, long limit) {
        if (more > limit) {
            return false;
        }
        if (bytes.addAndGet(more) > limit) {
            bytes.addAndGet(-more);
            return false;
        }
        return true;
    }

    public void subtract(long fewer) {
        bytes.addAndGet(-fewer);
    }
}
