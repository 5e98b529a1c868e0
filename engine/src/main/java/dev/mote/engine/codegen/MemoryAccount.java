package dev.mote.engine.codegen;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/**
 * What the memories of one instance hold, counted against its own limit and the node's budget. Used by the thread that
 * runs the guest.
 */
final class MemoryAccount {
    private final MemoryBudget budget;
    private final long limit;
    private long used;

    MemoryAccount(MemoryBudget budget, InstanceLimits limits) {
        this.budget = budget;
        this.limit = limits.memoryBytes();
    }

    /** The most that the instance may ever hold, in bytes. */
    long limit() {
        return limit;
    }

    /** Takes what a new memory needs. */
    void reserve(long bytes) {
        if (bytes > limit - used) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    "a memory of " + bytes + " bytes is more than the instance may hold");
        }
        if (!tryReserve(bytes)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
    }

    /** Takes what a memory grows by, if it is there. */
    boolean tryReserve(long bytes) {
        if (bytes > limit - used || !budget.tryReserve(bytes)) {
            return false;
        }
        used += bytes;
        return true;
    }

    void release(long bytes) {
        used -= bytes;
        budget.release(bytes);
    }
}
