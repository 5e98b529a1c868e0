package dev.mote.platform;

import dev.mote.platform.spi.InvocationStore;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Removes what is kept no longer: old records, and once at the start modules that nobody needs. One virtual thread. */
final class Janitor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Janitor.class.getName());
    private static final long PERIOD_SECONDS = 30;

    private final InvocationStore records;
    private final Modules modules;
    private final Limits limits;
    private final Metrics metrics;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    Janitor(InvocationStore records, Modules modules, Limits limits, Metrics metrics, Clock clock) {
        this.records = records;
        this.modules = modules;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("mote-janitor").start(this::loop);
    }

    /** One round: what has expired goes. */
    void expire() {
        int gone = records.expire(
                clock.instant().minus(limits.duration(Limit.RESULT_RETENTION)), limits.get(Limit.RECORDS));
        metrics.recordsExpired(gone);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void loop() {
        attempt(modules::sweepAll);
        try {
            do {
                attempt(this::expire);
            } while (!closed.await(PERIOD_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // A node that stops closes the storage under a round that runs.
            if (closed.getCount() > 0) {
                LOG.log(System.Logger.Level.WARNING, "the storage could not be tidied; it is tried again", e);
            }
        }
    }
}
