package dev.mote.engine.codegen;

import dev.mote.engine.HeldBytes;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;

/**
 * What the memories of one instance may hold: their sizes count against its limit, which it may share with others, and the
 * bytes that they really take against the node's budget. Any thread may call, since a shared memory is grown by any guest
 * that holds it; one atomic counter, no lock.
 */
final class MemoryAccount {
    private final MemoryBudget budget;
    private final long limit;
    private final HeldBytes size;

    MemoryAccount(MemoryBudget budget, InstanceConfig instance) {
        this.budget = budget;
        this.limit = instance.limits().memoryBytes();
        this.size = instance.memory();
    }

    MemoryBudget budget() {
        return budget;
    }

    /** The most that the instance may ever hold, in bytes. */
    long limit() {
        return limit;
    }

    /** Counts the size of a new memory. */
    void add(long bytes) {
        if (!tryAdd(bytes)) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    "a memory of " + bytes + " bytes is more than the instance may hold");
        }
    }

    /** Counts what a memory grows by, if the limit allows it. */
    boolean tryAdd(long bytes) {
        return size.tryAdd(bytes, limit);
    }

    void subtract(long bytes) {
        size.subtract(bytes);
    }

    /** Both: what is not there yet and is paid for at once. */
    boolean tryReserve(long bytes) {
        if (!tryAdd(bytes)) {
            return false;
        }
        if (!tryCharge(bytes)) {
            subtract(bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        subtract(bytes);
        discharge(bytes);
    }

    /** Takes bytes of the node's budget, if they are there. */
    boolean tryCharge(long bytes) {
        return budget.tryReserve(bytes);
    }

    void discharge(long bytes) {
        budget.release(bytes);
    }
}
