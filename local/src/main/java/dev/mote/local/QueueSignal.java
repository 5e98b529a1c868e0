package dev.mote.local;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says when there may be something to take. The writer's thread tells what commits did; any thread waits. {@code lock}
 * guards both numbers.
 */
final class QueueSignal {
    /** Something can be taken now. */
    static final long NOW = Long.MIN_VALUE;

    /** Nothing can be taken before more is added. */
    static final long NEVER = Long.MAX_VALUE;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long due;
    private long waiting;

    /** @param due when the earliest call is due, in the nanoseconds of the database */
    QueueSignal(Clock clock, long due, long waiting) {
        this.clock = clock;
        this.due = due;
        this.waiting = waiting;
    }

    /** Calls were added, due at this time. */
    void added(int calls, long dueAt) {
        lock.lock();
        try {
            waiting += calls;
            due = Math.min(due, dueAt);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Calls went, and the earliest that is left is due at this time. */
    void removed(int calls, long nextDue) {
        lock.lock();
        try {
            waiting -= calls;
            due = nextDue;
        } finally {
            lock.unlock();
        }
    }

    /** Calls went; when the next is due did not change for the better. */
    void removed(int calls) {
        lock.lock();
        try {
            waiting -= calls;
        } finally {
            lock.unlock();
        }
    }

    long waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when something is due or the time has come; a clock that jumps shortens the wait at worst. */
    void await(Instant until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Times.between(clock.instant(), until);
            long wait = Math.min(left, untilDue());
            while (wait > 0) {
                left -= wait - changed.awaitNanos(wait);
                wait = Math.min(left, untilDue());
            }
        } finally {
            lock.unlock();
        }
    }

    private long untilDue() {
        return due == NOW || due == NEVER ? due : due - Times.nanos(clock.instant());
    }
}
