package dev.mote.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes ids that sort by time and that nobody can guess: 48 bits of milliseconds and 80 random bits in base 32. Random
 * bytes come in batches, so that an id costs no call of the operating system. Any thread may call; {@code lock} guards
 * the batch.
 */
final class Ids {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int RANDOM_BYTES = 10;
    private static final int LENGTH = 26;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] batch = new byte[400 * RANDOM_BYTES];
    private int used = batch.length;

    Ids(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long high;
        long low;
        lock.lock();
        try {
            if (used == batch.length) {
                random.nextBytes(batch);
                used = 0;
            }
            high = take(5);
            low = take(5);
        } finally {
            lock.unlock();
        }
        char[] text = new char[LENGTH];
        digits(text, 0, 10, clock.millis());
        digits(text, 10, 8, high);
        digits(text, 18, 8, low);
        return new String(text);
    }

    private long take(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (batch[used++] & 0xff);
        }
        return value;
    }

    private static void digits(char[] text, int from, int count, long value) {
        long rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = DIGITS[(int) rest & 31];
            rest >>>= 5;
        }
    }
}
