package dev.mote.engine.codegen;

import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has the JVM look for dead objects, for guests whose own may be dead without the JVM knowing it yet. That stops the
 * whole node for a moment, so it happens only so often, however many guests ask: they wait for it, outside of their CPU
 * slots. Any thread may call; {@code lock} makes them wait for one another.
 */
final class HeapCollector {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long last;
    private long count;

    HeapCollector(NanoClock clock) {
        this.clock = clock;
        last = clock.nanoTime() - PERIOD.toNanos();
    }

    /** @throws Stopped when the run is stopped meanwhile */
    void collect(Run run) {
        try {
            run.blocking(() -> {
                collect();
                return true;
            });
        } catch (InterruptedException e) {
            // Whoever owns the thread wants it to end, and has to see that it was asked to.
            Thread.currentThread().interrupt();
            throw new Stopped(StopReason.SHUTDOWN);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void collect() throws InterruptedException {
        long asked = started();
        lock.lockInterruptibly();
        try {
            if (count > asked) {
                return;
            }
            long wait = last + PERIOD.toNanos() - clock.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            System.gc();
            last = clock.nanoTime();
            count++;
        } finally {
            lock.unlock();
        }
    }

    /** Collections that may have begun before now; one that others wait for is not over yet. */
    private long started() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
