package dev.mote.wasi.http;

import dev.mote.wasi.p2.Pollable;
import dev.mote.wasi.p2.StreamEnd;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Bytes of a body on their way between a guest, which never waits in here, and another thread, which does. Bounded:
 * beyond {@link #ROOM} bytes the writer waits, or is permitted nothing. {@code lock} guards all fields; wakers run
 * outside of it.
 */
final class BodyBuffer {
    static final int ROOM = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private final Readiness readable = new Readiness(() -> holding(this::isReadable));
    private final Readiness writable = new Readiness(() -> holding(this::isWritable));
    private int waiting;
    private boolean ended;
    private boolean abandoned;
    private Optional<IOException> failure = Optional.empty();

    Pollable readable() {
        return readable;
    }

    Pollable writable() {
        return writable;
    }

    /** Bytes that can be written now. */
    int permit() throws IOException {
        lock.lock();
        try {
            checkWriter();
            return room();
        } finally {
            lock.unlock();
        }
    }

    /** Takes bytes at once; the caller kept to the permit. */
    void add(byte[] bytes) throws IOException {
        lock.lock();
        try {
            checkWriter();
            append(bytes);
        } finally {
            lock.unlock();
        }
        readable.changed();
    }

    /** Waits for room, and takes bytes. */
    void put(byte[] bytes) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (!isWritable()) {
                changed.await();
            }
            checkWriter();
            append(bytes);
        } finally {
            lock.unlock();
        }
        readable.changed();
    }

    /** What has come, at most so many bytes; none where there are none yet. */
    byte[] poll(int most) throws IOException {
        byte[] bytes;
        lock.lock();
        try {
            bytes = pieces.isEmpty() ? nothing() : remove(most);
        } finally {
            lock.unlock();
        }
        writable.changed();
        return bytes;
    }

    /** Waits for bytes; empty at the end. */
    Optional<byte[]> take(int most) throws IOException, InterruptedException {
        byte[] bytes;
        lock.lock();
        try {
            while (!isReadable()) {
                changed.await();
            }
            if (pieces.isEmpty() && failure.isEmpty()) {
                return Optional.empty();
            }
            bytes = pieces.isEmpty() ? nothing() : remove(most);
        } finally {
            lock.unlock();
        }
        writable.changed();
        return Optional.of(bytes);
    }

    /** Nothing comes any more. */
    void end() {
        change(() -> ended = true);
    }

    /** The other side fails from here on; what waits is read first. */
    void fail(IOException why) {
        change(() -> failure = failure.or(() -> Optional.of(why)));
    }

    /** Nobody reads any more. */
    void abandon() {
        change(() -> {
            abandoned = true;
            pieces.clear();
            waiting = 0;
        });
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        readable.changed();
        writable.changed();
    }

    private boolean holding(BooleanSupplier question) {
        lock.lock();
        try {
            return question.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private boolean isReadable() {
        return !pieces.isEmpty() || ended || failure.isPresent();
    }

    private boolean isWritable() {
        return room() > 0 || abandoned || failure.isPresent();
    }

    private int room() {
        return ROOM - waiting;
    }

    private void checkWriter() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (abandoned) {
            throw new StreamEnd();
        }
    }

    private byte[] nothing() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (ended) {
            throw new StreamEnd();
        }
        return new byte[0];
    }

    private void append(byte[] bytes) {
        if (bytes.length > 0) {
            pieces.add(bytes);
            waiting += bytes.length;
            changed.signalAll();
        }
    }

    private byte[] remove(int most) {
        byte[] first = pieces.remove();
        if (first.length > most) {
            pieces.addFirst(Arrays.copyOfRange(first, most, first.length));
            first = Arrays.copyOf(first, most);
        }
        waiting -= first.length;
        changed.signalAll();
        return first;
    }
}
