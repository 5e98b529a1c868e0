package dev.mote.engine.endive;

import dev.mote.engine.MemoryBudget;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Where the chunks of all guest memories come from. Every chunk in a guest's hands is charged to the node's budget;
 * every chunk in the pool is zero. Any thread may call; the queue's own lock guards it.
 */
final class ChunkPool {
    /** The unit of copy-on-write, in bytes; a page of 64 KiB is four of them. */
    static final int CHUNK = 1 << 14;

    private static final long LARGEST_POOL = 64L << 20;

    private final MemoryBudget budget;
    private final ArrayBlockingQueue<byte[]> free;

    ChunkPool(MemoryBudget budget) {
        this.budget = budget;
        this.free = new ArrayBlockingQueue<>((int) Math.clamp(budget.total() / 8 / CHUNK, 1, LARGEST_POOL / CHUNK));
    }

    MemoryBudget budget() {
        return budget;
    }

    /** A chunk of zeros, charged to the budget. */
    byte[] take() {
        if (!budget.tryReserve(CHUNK)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        byte[] pooled = free.poll();
        if (pooled != null) {
            return pooled;
        }
        try {
            return new byte[CHUNK];
        } catch (OutOfMemoryError e) {
            budget.release(CHUNK);
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
    }

    /** Takes a chunk back; nothing of what the guest wrote stays in it. */
    void give(byte[] chunk) {
        if (free.remainingCapacity() > 0) {
            Arrays.fill(chunk, (byte) 0);
            free.offer(chunk);
        }
        budget.release(CHUNK);
    }
}
