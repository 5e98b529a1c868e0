package dev.mote.engine.codegen;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.SharedRegion;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A region in a file of the kernel's memory. Any thread may call; atomic counters, no lock. */
final class MappedRegion implements SharedRegion {
    private final long bytes;
    private final MemoryBudget budget;
    private final int file;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @throws Trap where the node has no memory left */
    MappedRegion(long size, MemoryBudget budget) {
        this.bytes = Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
        this.budget = budget;
        if (!budget.tryReserve(bytes)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        try {
            file = Linux.memoryFile(bytes);
        } catch (OutOfMemoryError e) {
            budget.release(bytes);
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean placeIn(Memory memory, int address) {
        if (address % ALIGNMENT != 0) {
            throw new IllegalArgumentException("a region begins at a multiple of " + ALIGNMENT + ", not at " + address);
        }
        if (!(memory instanceof MappedMemory mapped)) {
            return false;
        }
        mapped.place(this, Integer.toUnsignedLong(address));
        return true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    /** Lays the region over addresses that are mapped; {@link #release} follows when they are given up. */
    void overlay(long address) {
        int before = holders.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (before == 0) {
            throw new IllegalStateException("the region is closed");
        }
        Linux.overlayShared(address, bytes, file, 0);
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            Linux.close(file);
            budget.release(bytes);
        }
    }
}
