package dev.mote.engine.codegen;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Charges a guest for the pages that it touches: when a call ends, and every few milliseconds while one runs, so that no
 * guest gets far beyond what the node has. Calls begin and end in the thread that runs the guest; the ticker's thread
 * looks.
 */
final class MemoryMeter {
    /** A call that was shorter cannot have touched much. */
    private static final long SHORT_NANOS = 50_000;

    /** Together, so many of them can. */
    private static final int MANY = 1 << 10;

    private static final long LITTLE = 1 << 20;

    /** Looking may take this part of the time. */
    private static final int SHARE = 50;

    private final LinearMemory[] memories;
    private volatile long started;
    private final AtomicInteger calls = new AtomicInteger();
    private int shortCalls;
    private long nextLook;

    MemoryMeter(LinearMemory[] memories) {
        this.memories =
                Arrays.stream(memories).filter(MappedMemory.class::isInstance).toArray(LinearMemory[]::new);
    }

    /** Whether there is anything to look at. */
    boolean isNeeded() {
        return memories.length > 0;
    }

    /**
     * Charges what the host has written, unless that is little.
     *
     * @return false where the node has no memory left
     */
    boolean written(long bytes) {
        return bytes < LITTLE || charge();
    }

    void begin() {
        if (calls.getAndIncrement() == 0) {
            started = System.nanoTime();
        }
    }

    /** @return false where the node has no memory left */
    boolean end() {
        if (calls.decrementAndGet() > 0) {
            return true;
        }
        if (System.nanoTime() - started < SHORT_NANOS && ++shortCalls < MANY) {
            return true;
        }
        shortCalls = 0;
        return charge();
    }

    /** Called every few milliseconds by the ticker's thread. Returns false where the node has no memory left. */
    boolean look() {
        long now = System.nanoTime();
        if (calls.get() == 0 || now - nextLook < 0) {
            return true;
        }
        boolean charged = charge();
        long after = System.nanoTime();
        nextLook = after + (after - now) * SHARE;
        return charged;
    }

    private boolean charge() {
        boolean charged = true;
        for (LinearMemory memory : memories) {
            charged &= memory.chargeTouched();
        }
        return charged;
    }
}
