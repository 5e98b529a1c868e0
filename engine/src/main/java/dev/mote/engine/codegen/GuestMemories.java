package dev.mote.engine.codegen;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import java.lang.System.Logger.Level;

/** What the memories of one engine are made from. Any thread may call; what it holds guards itself. */
final class GuestMemories implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GuestMemories.class.getName());

    private final MemoryBudget budget;
    private final ShapePolicy policy;
    private final ArrayPool arrays;
    private final TouchedPages touched = new TouchedPages();

    GuestMemories(MemoryBudget budget, ShapePolicy policy) {
        this.budget = budget;
        this.policy = policy;
        this.arrays = new ArrayPool(budget.total());
        if (!touched.isAvailable()) {
            LOG.log(
                    Level.WARNING,
                    "this machine does not tell which pages a guest has touched: large memories are arrays and cost"
                            + " their whole size");
        }
    }

    /** Whether this machine can map memories and says what they cost. */
    boolean canMap() {
        return touched.isAvailable();
    }

    MemoryAccount account(InstanceLimits limits) {
        return new MemoryAccount(budget, limits);
    }

    MemoryShape shape(MemoryType type) {
        return policy.maps(type) && canMap() ? MemoryShape.MAPPED : MemoryShape.HEAP;
    }

    /**
     * Makes a memory of zeros.
     *
     * @throws OutOfMemoryError where the machine has none left
     */
    LinearMemory make(MemoryType type, MemoryAccount account, MemoryShape shape) {
        return switch (shape) {
            case HEAP -> new HeapMemory(type, account, arrays);
            case MAPPED -> new MappedMemory(type, account, touched);
        };
    }

    @Override
    public void close() {
        touched.close();
    }
}
