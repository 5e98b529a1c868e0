package dev.mote.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that all guests of this node may hold together. Memory is charged when a guest first touches it, not when
 * it is declared. Any thread may call; atomic counters, no lock.
 */
public final class MemoryBudget {
    private final long total;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong refusedElements = new AtomicLong();

    public MemoryBudget(long total) {
        this.total = total;
    }

    /** Takes bytes if they are there. */
    public boolean tryReserve(long bytes) {
        if (used.addAndGet(bytes) <= total) {
            return true;
        }
        used.addAndGet(-bytes);
        refused.incrementAndGet();
        return false;
    }

    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    public long used() {
        return used.get();
    }

    public long total() {
        return total;
    }

    /** How often a guest asked for bytes that were not there. */
    public long refused() {
        return refused.get();
    }

    /** Counts that the limit of an instance refused to let its tables grow. */
    public void elementsRefused() {
        refusedElements.incrementAndGet();
    }

    /** How often guests asked for more elements than their tables may have. */
    public long refusedElements() {
        return refusedElements.get();
    }
}
