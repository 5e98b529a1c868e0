package dev.mote.platform;

import dev.mote.engine.NanoClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the operator of faults of the node, at most once a second, for whatever breaks every call must not fill the disk
 * too. Any thread may call; two counters, no lock.
 */
final class FaultLog {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final System.Logger log;
    private final NanoClock clock;
    private final AtomicLong next;
    private final AtomicLong silent = new AtomicLong();

    FaultLog(System.Logger log, NanoClock clock) {
        this.log = log;
        this.clock = clock;
        this.next = new AtomicLong(clock.nanoTime());
    }

    void report(String what, Throwable fault) {
        long now = clock.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE)) {
            silent.incrementAndGet();
            return;
        }
        long before = silent.getAndSet(0);
        String more = before == 0 ? "" : " (" + before + " faults before it were not logged)";
        log.log(System.Logger.Level.ERROR, what + more, fault);
    }
}
