package dev.mote.engine.codegen;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the memories of one instance hold, counted against its own limit and the node's budget. Any thread may
 * call, since a shared memory is grown by any guest that holds it; one atomic counter, no lock.
 */
final class MemoryAccount {
    private final MemoryBudget budget;
    private final long limit;
    private final AtomicLong used = new AtomicLong();

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
        if (bytes > limit - used.get()) {
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
        if (bytes > limit) {
            return false;
        }
        if (used.addAndGet(bytes) > limit || !budget.tryReserve(bytes)) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
        budget.release(bytes);
    }
}
