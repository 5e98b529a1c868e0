package dev.mote.engine.codegen;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The guests that wait at addresses of one shared memory: at most one for each run that uses it.
 *
 * <p>Called by the threads of those runs. {@code lock} guards the queues, and is held while a waiter looks at memory, so
 * that no notification falls between the look and the queue; nobody waits under it, and no guest code runs.
 */
final class Waiters {
    static final int NOTIFIED = 0;
    static final int NOT_EQUAL = 1;
    static final int TIMED_OUT = 2;

    private static final class Waiter {
        private final CountDownLatch wake = new CountDownLatch(1);
        private boolean notified;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Deque<Waiter>> queues = new HashMap<>();

    /**
     * Waits outside of the run's CPU slot.
     *
     * @param unchanged whether the memory still holds what the guest expects
     * @param nanos how long at most; below zero until notified
     * @throws Stopped when the run is stopped meanwhile
     */
    int await(long address, BooleanSupplier unchanged, long nanos, Run run) {
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            if (!unchanged.getAsBoolean()) {
                return NOT_EQUAL;
            }
            queues.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(waiter);
        } finally {
            lock.unlock();
        }
        // A stop from outside may come before the run's thread can be interrupted.
        Runnable wake = waiter.wake::countDown;
        run.onStop(wake);
        try {
            block(waiter, nanos, run);
        } finally {
            run.removeStopHook(wake);
            remove(address, waiter);
        }
        return waiter.notified ? NOTIFIED : TIMED_OUT;
    }

    /** Wakes up to {@code count} guests, an unsigned number, the longest waiting first; answers how many. */
    int wake(long address, int count) {
        lock.lock();
        try {
            Deque<Waiter> queue = queues.getOrDefault(address, new ArrayDeque<>());
            int woken = 0;
            while (Integer.compareUnsigned(woken, count) < 0 && !queue.isEmpty()) {
                Waiter waiter = queue.poll();
                waiter.notified = true;
                waiter.wake.countDown();
                woken++;
            }
            if (queue.isEmpty()) {
                queues.remove(address);
            }
            return woken;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int count() {
        lock.lock();
        try {
            return queues.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private static void block(Waiter waiter, long nanos, Run run) {
        try {
            run.blocking(() -> {
                if (nanos < 0) {
                    waiter.wake.await();
                    return true;
                }
                return waiter.wake.await(nanos, TimeUnit.NANOSECONDS);
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
        run.checkStopped();
    }

    private void remove(long address, Waiter waiter) {
        lock.lock();
        try {
            Deque<Waiter> queue = queues.get(address);
            if (queue != null && queue.remove(waiter) && queue.isEmpty()) {
                queues.remove(address);
            }
        } finally {
            lock.unlock();
        }
    }
}
