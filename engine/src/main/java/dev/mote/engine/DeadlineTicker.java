package dev.mote.engine;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops guests whose wall or CPU time is spent: one thread for the whole node, no timer per call. Everything runs in the
 * ticker's thread, except {@link #watch} and {@link #unwatch}, which any thread may call; it sleeps when nothing has run
 * for a while.
 */
public final class DeadlineTicker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DeadlineTicker.class.getName());

    /** How late the deadline of a run that has just begun may be seen. */
    public static final Duration PERIOD = Duration.ofMillis(2);

    /** Deadlines that are closer to each other than this are seen together. */
    private static final long SHORTEST_SLEEP_NANOS = 100_000;

    /** Looks at nothing until the thread goes to sleep: waking it costs more than a few of them. */
    private static final int QUIET_TICKS = 25;

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closed;

    // A hint only: nothing is wrong, just later, where the scheduler ignores it.
    @SuppressWarnings("ThreadPriorityCheck")
    public DeadlineTicker() {
        thread = Thread.ofPlatform()
                .daemon()
                .name("mote-deadlines")
                .priority(Thread.MAX_PRIORITY)
                .unstarted(this::loop);
    }

    /** Starts the thread; a test drives {@link #tick} itself instead. */
    public DeadlineTicker start() {
        thread.start();
        return this;
    }

    /** One look at every run; returns the nanoseconds until the next one is worth it. */
    public long tick() {
        long next = PERIOD.toNanos();
        for (Run run : runs) {
            try {
                next = Math.min(next, run.checkDeadlines());
            } catch (RuntimeException e) {
                // One run that cannot be looked at must not cost all others their deadlines.
                LOG.log(Level.ERROR, "cannot check the deadlines of a run", e);
                run.stop(StopReason.SHUTDOWN);
            }
        }
        return Math.max(SHORTEST_SLEEP_NANOS, next);
    }

    /** Runs that are watched now. */
    public int watched() {
        return runs.size();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    void watch(Run run) {
        runs.add(run);
        if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
    }

    void unwatch(Run run) {
        runs.remove(run);
    }

    private void loop() {
        long sleep = PERIOD.toNanos();
        int quiet = 0;
        while (!closed) {
            if (quiet < QUIET_TICKS) {
                LockSupport.parkNanos(sleep);
                quiet = runs.isEmpty() ? quiet + 1 : 0;
                sleep = tick();
            } else {
                idle = true;
                // Looked at again after the flag: a run added in between saw no idle ticker and woke nobody.
                if (runs.isEmpty()) {
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                }
                quiet = idle && runs.isEmpty() ? quiet : 0;
                idle = false;
                sleep = PERIOD.toNanos();
            }
        }
    }
}
