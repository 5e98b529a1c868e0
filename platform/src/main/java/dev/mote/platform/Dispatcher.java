package dev.mote.platform;

import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands asynchronous calls to workers: one virtual thread that takes, and one for each call that runs, their number
 * bounded by permits. {@link #stop} and {@link #close} come from any thread; {@code taking} keeps a stop out of a take.
 */
final class Dispatcher implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final CallQueue queue;
    private final QueueWorker worker;
    private final int workers;
    private final Clock clock;
    private final FaultLog faults;
    private final Semaphore free;
    private final ReentrantLock taking = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("mote-dispatcher").unstarted(this::loop);

    Dispatcher(CallQueue queue, QueueWorker worker, int workers, Clock clock, FaultLog faults) {
        this.queue = queue;
        this.worker = worker;
        this.workers = workers;
        this.clock = clock;
        this.faults = faults;
        this.free = new Semaphore(workers);
    }

    void start() {
        thread.start();
    }

    /** Takes no more calls once this returns; those that run go on. */
    void stop() {
        taking.lock();
        try {
            stopped.countDown();
            // Never in the middle of a take: what was taken must be handed out.
            thread.interrupt();
        } finally {
            taking.unlock();
        }
    }

    /** Calls that were taken and are not done. */
    int working() {
        return workers - free.availablePermits();
    }

    /** Waits until every call that was taken is done or back in the queue. */
    boolean awaitIdle(Duration within) {
        try {
            if (!free.tryAcquire(workers, within.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            free.release(workers);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends also those workers that wait for a storage that does not answer; their calls come back at the next start. */
    @Override
    public void close() {
        stop();
        closed.countDown();
        awaitIdle(LONGEST_WAIT);
    }

    private void loop() {
        long failures = 0;
        while (stopped.getCount() > 0) {
            try {
                dispatch();
                failures = 0;
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                // Whatever it is, the queue must move on.
                failures++;
                faults.report("the queue could not be read", e);
                if (overAfterPause(stopped, failures)) {
                    return;
                }
            }
        }
    }

    private void dispatch() throws InterruptedException {
        free.acquire();
        int permits = 1 + free.drainPermits();
        int used = 0;
        try {
            for (QueuedCall call : take(permits)) {
                Thread.ofVirtual().name("mote-async-" + call.id()).start(() -> work(call));
                used++;
            }
        } finally {
            free.release(permits - used);
        }
        if (used == 0) {
            queue.await(clock.instant().plus(LONGEST_WAIT));
        }
    }

    private List<QueuedCall> take(int max) {
        taking.lock();
        try {
            return stopped.getCount() > 0 ? queue.take(max, clock.instant()) : List.of();
        } finally {
            taking.unlock();
        }
    }

    private void work(QueuedCall call) {
        try {
            persist(() -> worker.work(call, this::persist));
        } finally {
            free.release();
        }
    }

    /** A call whose end cannot be stored keeps its permit, so that a storage that is out slows the node down. */
    private void persist(Runnable step) {
        long failures = 0;
        boolean over = false;
        while (!over && !attempted(step)) {
            failures++;
            over = overAfterPause(closed, failures);
        }
    }

    private boolean attempted(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            faults.report("the end of an asynchronous call could not be stored", e);
            return false;
        }
    }

    /** Waits, the longer the more failures there were; true when the end came meanwhile. */
    private static boolean overAfterPause(CountDownLatch end, long failures) {
        long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
