package dev.mote.platform;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One change at a time to what a user owns, so that a module is never removed between its upload and the publication
 * that needs it. A fixed number of locks, shared by users whose names hash alike. No guest code runs under them.
 */
final class UserLocks {
    private final ReentrantLock[] locks =
            IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    <T> T holding(String user, Supplier<T> change) {
        ReentrantLock lock = locks[Math.floorMod(user.hashCode(), locks.length)];
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
