package dev.mote.engine.endive;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;

/**
 * What one instance may still grow by: all its memories together, all its tables together. Large tables are charged to
 * the node's budget, as touched memory is. Used by the thread that runs the guest.
 */
final class Quota {
    /** An index and a reference. */
    private static final long ELEMENT_BYTES = 8;

    private final MemoryBudget budget;
    private long memoryBytes;
    private long tableElements;
    private long takenElements;
    private long chargedBytes;

    Quota(InstanceLimits limits, MemoryBudget budget) {
        this.budget = budget;
        this.memoryBytes = limits.memoryBytes();
        this.tableElements = limits.tableElements();
    }

    boolean takeMemory(long bytes) {
        if (bytes > memoryBytes) {
            return false;
        }
        memoryBytes -= bytes;
        return true;
    }

    boolean takeElements(long elements) {
        if (elements > tableElements) {
            budget.elementsRefused();
            return false;
        }
        if (!charge(takenElements + elements)) {
            return false;
        }
        tableElements -= elements;
        takenElements += elements;
        return true;
    }

    /** Gives the tables' share of the budget back. */
    void release() {
        budget.release(chargedBytes);
        chargedBytes = 0;
    }

    /** In whole chunks, so that small tables cost nothing here. */
    private boolean charge(long elements) {
        long bytes = elements * ELEMENT_BYTES / ChunkPool.CHUNK * ChunkPool.CHUNK;
        if (bytes > chargedBytes) {
            if (!budget.tryReserve(bytes - chargedBytes)) {
                return false;
            }
            chargedBytes = bytes;
        }
        return true;
    }
}
