package dev.mote.engine.endive;

import dev.mote.engine.InstanceLimits;

/**
 * What one instance may still grow by: all its memories together, all its tables together. Used by the thread that runs
 * the guest.
 */
final class Quota {
    private long memoryBytes;
    private long tableElements;

    Quota(InstanceLimits limits) {
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
            return false;
        }
        tableElements -= elements;
        return true;
    }
}
