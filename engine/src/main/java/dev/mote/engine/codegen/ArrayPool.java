package dev.mote.engine.codegen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Arrays of guests that ended, kept for those that begin: large arrays are dear to make and to collect. Every array here
 * is zero. Any thread may call; {@code lock} guards the queue, and arrays are cleared outside of it.
 */
final class ArrayPool {
    private static final int MOST_ARRAYS = 64;
    private static final long MOST_BYTES = 64L << 20;

    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private long bytes;

    /** @param budget what all guests of the node may hold; the pool keeps an eighth of it at most */
    ArrayPool(long budget) {
        mostBytes = Math.min(budget / 8, MOST_BYTES);
    }

    /** An array of zeros. */
    byte[] take(int size) {
        lock.lock();
        try {
            // The last one given is the one that the processor's caches still hold.
            for (Iterator<byte[]> each = free.descendingIterator(); each.hasNext(); ) {
                byte[] array = each.next();
                if (array.length == size) {
                    each.remove();
                    bytes -= size;
                    return array;
                }
            }
        } finally {
            lock.unlock();
        }
        return new byte[size];
    }

    /** Takes an array back; nothing of what the guest wrote stays in it. */
    void give(byte[] array) {
        if (array.length == 0 || array.length > mostBytes) {
            return;
        }
        Arrays.fill(array, (byte) 0);
        lock.lock();
        try {
            free.addLast(array);
            bytes += array.length;
            while (bytes > mostBytes || free.size() > MOST_ARRAYS) {
                bytes -= free.removeFirst().length;
            }
        } finally {
            lock.unlock();
        }
    }
}
