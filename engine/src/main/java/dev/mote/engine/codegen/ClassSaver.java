package dev.mote.engine.codegen;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes generated classes to the cache a moment after they were made, so that no guest waits for a disk and a burst of
 * them is one write. Any thread announces a change; one thread, which starts with the first, writes.
 */
final class ClassSaver implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ClassSaver.class.getName());
    private static final long DELAY_NANOS = 1_000_000_000L;

    /** Beyond this a change waits for the next one of its module. */
    private static final int MOST = 1_024;

    /** Something that the cache has not yet. */
    interface Unsaved {
        void save();
    }

    private final Set<Unsaved> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("mote-code-cache").unstarted(this::loop);
    private volatile boolean closed;

    /** There is something to write. */
    void changed(Unsaved store) {
        if (changed.size() < MOST && changed.add(store)) {
            if (started.compareAndSet(false, true)) {
                thread.start();
            }
            LockSupport.unpark(thread);
        }
    }

    /** Writes what is left. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            // It may be in the middle of a write.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        saveAll();
    }

    private void loop() {
        while (!closed) {
            if (changed.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, DELAY_NANOS);
                saveAll();
            }
        }
    }

    private void saveAll() {
        for (Unsaved store : List.copyOf(changed)) {
            if (changed.remove(store)) {
                try {
                    store.save();
                } catch (RuntimeException | OutOfMemoryError e) {
                    LOG.log(Level.WARNING, "cannot keep generated code", e);
                }
            }
        }
    }
}
