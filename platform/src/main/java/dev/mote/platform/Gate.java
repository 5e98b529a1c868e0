package dev.mote.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turns of one function: how many of its calls run at once, and how many wait, in order of arrival. Any thread may
 * call; {@code lock} guards the counts and the queue, and nobody waits while holding it.
 */
final class Gate {
    /** How an attempt to enter ended. */
    enum Entry {
        ENTERED,
        FULL,
        GAVE_UP
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean granted;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private int concurrency;
    private int backlog;
    private int running;

    Gate(int concurrency, int backlog) {
        this.concurrency = concurrency;
        this.backlog = backlog;
    }

    /** Changes the limits; calls that run go on. */
    void resize(int newConcurrency, int newBacklog) {
        lock.lock();
        try {
            concurrency = newConcurrency;
            backlog = newBacklog;
            grant();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a turn; refused at once where the backlog is full. Who entered must leave. */
    Entry enter(Patience patience) {
        return enter(patience, true);
    }

    /** Waits for a turn whatever the backlog is: for callers whose number has another bound. */
    Entry enterPatiently(Patience patience) {
        return enter(patience, false);
    }

    void leave() {
        lock.lock();
        try {
            running--;
            grant();
        } finally {
            lock.unlock();
        }
    }

    boolean idle() {
        lock.lock();
        try {
            return running == 0 && waiters.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private Entry enter(Patience patience, boolean bounded) {
        Waiter waiter;
        lock.lock();
        try {
            if (running < concurrency && waiters.isEmpty()) {
                running++;
                return Entry.ENTERED;
            }
            if (bounded && waiters.size() >= backlog) {
                return Entry.FULL;
            }
            waiter = new Waiter();
            waiters.addLast(waiter);
        } finally {
            lock.unlock();
        }
        return await(waiter, patience);
    }

    private Entry await(Waiter waiter, Patience patience) {
        while (!waiter.granted) {
            long left = patience.nanosLeft();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return giveUp(waiter);
            }
            LockSupport.parkNanos(this, left);
        }
        return Entry.ENTERED;
    }

    private Entry giveUp(Waiter waiter) {
        lock.lock();
        try {
            if (waiters.remove(waiter)) {
                return Entry.GAVE_UP;
            }
            // The turn came in the same moment: it goes to the next one.
            running--;
            grant();
            return Entry.GAVE_UP;
        } finally {
            lock.unlock();
        }
    }

    private void grant() {
        while (running < concurrency && !waiters.isEmpty()) {
            Waiter next = waiters.removeFirst();
            running++;
            next.granted = true;
            LockSupport.unpark(next.thread);
        }
    }
}
