package dev.mote.engine.codegen;

import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.SharedRegion;
import dev.mote.engine.Trap;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.BitSet;
import java.util.Optional;

/** What the memories of one engine are made from. Any thread may call; what it holds guards itself. */
final class GuestMemories implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GuestMemories.class.getName());

    private final MemoryBudget budget;
    private final ShapePolicy policy;
    private final ArrayPool arrays;
    private final TouchedPages touched = new TouchedPages();
    private final MappingPool mappings;
    private final Cleaner cleaner = Cleaner.create();

    GuestMemories(MemoryBudget budget, ShapePolicy policy) {
        this.budget = budget;
        this.policy = policy;
        this.arrays = new ArrayPool(budget.total());
        this.mappings = new MappingPool(touched, budget.total());
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

    MemoryAccount account(InstanceConfig instance) {
        return new MemoryAccount(budget, instance);
    }

    /** @param vectors whether the module uses vectors */
    MemoryShape shape(MemoryType type, boolean vectors) {
        return canMap() ? policy.shape(type, vectors) : MemoryShape.HEAP;
    }

    TouchedPages touched() {
        return touched;
    }

    MappingPool mappings() {
        return mappings;
    }

    /**
     * Keeps those units of a memory.
     *
     * @throws Trap where the node has no memory left
     */
    MappedImage mappedImage(int pages, MemorySegment memory, BitSet units) {
        return new MappedImage(pages, memory, units, budget, mappings, cleaner);
    }

    /** Empty where this machine cannot map memories. */
    Optional<SharedRegion> region(long bytes) {
        return canMap() ? Optional.of(new MappedRegion(bytes, budget)) : Optional.empty();
    }

    /**
     * Makes a memory of zeros, or of what an image says.
     *
     * @throws OutOfMemoryError where the machine has none left
     */
    LinearMemory make(MemoryType type, MemoryAccount account, MemoryShape shape, Optional<MemoryImage> image) {
        return switch (shape) {
            case HEAP -> new HeapMemory(type, account, arrays, image);
            case MAPPED, LARGE -> new MappedMemory(type, account, shape, this, image);
        };
    }

    @Override
    public void close() {
        mappings.close();
        touched.close();
    }
}
