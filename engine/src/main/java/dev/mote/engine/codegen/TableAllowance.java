package dev.mote.engine.codegen;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;

/**
 * What the tables of one instance may still grow by. Large tables are charged to the node's budget, as memory is. Used by
 * the thread that runs the guest; released by the last user.
 */
final class TableAllowance {
    /** A compressed reference and what it points to, on average. */
    private static final long ELEMENT_BYTES = 8;

    /** Small tables cost nothing here. */
    private static final long STEP = 16_384;

    private final MemoryBudget budget;
    private final long limit;
    private long taken;
    private long charged;

    TableAllowance(InstanceLimits limits, MemoryBudget budget) {
        this.limit = limits.tableElements();
        this.budget = budget;
    }

    /** Takes elements if they are there. */
    boolean take(long elements) {
        if (elements > limit - taken) {
            budget.elementsRefused();
            return false;
        }
        long bytes = (taken + elements) * ELEMENT_BYTES / STEP * STEP;
        if (bytes > charged) {
            if (!budget.tryReserve(bytes - charged)) {
                return false;
            }
            charged = bytes;
        }
        taken += elements;
        return true;
    }

    /** Gives the budget its bytes back. */
    void release() {
        budget.release(charged);
        charged = 0;
    }
}
