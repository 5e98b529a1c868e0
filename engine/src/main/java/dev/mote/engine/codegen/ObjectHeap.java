package dev.mote.engine.codegen;

import dev.mote.engine.Run;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What the structs, arrays and exceptions of one instance hold, charged to the same account as its memories. They lie in
 * the heap of the JVM, which does not tell one guest's objects from another's: so each object keeps the chunk alive that
 * it was charged to, and the charge of a chunk is given back when the JVM has found it dead. The charge is never below
 * what lives, and above it by at most what died since the last look.
 *
 * <p>Used by the thread that runs the guest; released by the last user of the instance.
 */
final class ObjectHeap {
    private static final long CHUNK_BYTES = 64 << 10;

    /** Charges between two looks at what died, at least. */
    private static final long LOOK_BYTES = 4 << 20;

    private static final class Charge extends WeakReference<Object> {
        private final long bytes;

        Charge(Object chunk, long bytes) {
            super(chunk);
            this.bytes = bytes;
        }
    }

    private final MemoryAccount account;
    private final HeapCollector collector;
    private final Run run;
    private List<Charge> charges = new ArrayList<>();
    private Object chunk = new Object();
    private long left;
    private long charged;
    private long nextLook = LOOK_BYTES;

    ObjectHeap(MemoryAccount account, HeapCollector collector, Run run) {
        this.account = account;
        this.collector = collector;
        this.run = run;
    }

    /**
     * Charges an object; returns what it has to keep.
     *
     * @throws Trap where the instance or the node has no room for it
     */
    Object allocate(long bytes) {
        if (bytes > left) {
            charge(Math.max(bytes, CHUNK_BYTES));
        }
        left -= bytes;
        return chunk;
    }

    static Trap exhausted() {
        return new Trap(TrapCode.NODE_MEMORY_EXHAUSTED, "there is no memory left for the guest's objects");
    }

    /** Gives all charges back. */
    void release() {
        account.release(charged);
        charges = new ArrayList<>();
        charged = 0;
        left = 0;
    }

    /** What is charged now, in bytes. */
    long charged() {
        return charged;
    }

    private void charge(long bytes) {
        if (charged >= nextLook) {
            look();
        }
        if (!account.tryReserve(bytes)) {
            look();
            if (!account.tryReserve(bytes)) {
                collector.collect(run);
                look();
                if (!account.tryReserve(bytes)) {
                    throw exhausted();
                }
            }
        }
        chunk = new Object();
        left = bytes;
        charged += bytes;
        charges.add(new Charge(chunk, bytes));
    }

    /** Gives back what the JVM found dead. */
    private void look() {
        List<Charge> living = new ArrayList<>();
        long dead = 0;
        for (Charge charge : charges) {
            if (charge.refersTo(null)) {
                dead += charge.bytes;
            } else {
                living.add(charge);
            }
        }
        charges = living;
        charged -= dead;
        account.release(dead);
        nextLook = Math.max(LOOK_BYTES, 2 * charged);
    }
}
