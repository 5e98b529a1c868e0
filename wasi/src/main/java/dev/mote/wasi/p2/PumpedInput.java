package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A Java stream for a guest. A guest that only ever waits for bytes reads it directly; for one that wants to know whether
 * there are any, a virtual thread of this object reads one piece ahead. {@code lock} guards the piece between that thread
 * and the invocation's; the stream itself is closed by whoever gave it.
 */
public final class PumpedInput implements InputSource, Pollable {
    private static final int PIECE = 64 << 10;
    private static final byte[] NONE = {};

    private final InputStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private Optional<Thread> pump = Optional.empty();
    private byte[] piece = NONE;
    private Optional<IOException> end = Optional.empty();
    private boolean closed;

    public PumpedInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public byte[] read(Run run, int most) throws IOException {
        lock.lock();
        try {
            start();
            return take(most);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public byte[] readWaiting(Run run, int most) throws IOException {
        if (pump.isPresent()) {
            return InputSource.super.readWaiting(run, most);
        }
        byte[] bytes = Waiting.blocking(run, () -> {
            byte[] buffer = new byte[most];
            int count = stream.read(buffer);
            return count < 0 ? NONE : Arrays.copyOf(buffer, count);
        });
        if (bytes.length == 0) {
            throw new StreamEnd();
        }
        return bytes;
    }

    @Override
    public Pollable readable() {
        return this;
    }

    @Override
    public boolean ready() {
        lock.lock();
        try {
            start();
            return piece.length > 0 || end.isPresent();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watch(Runnable waker) {
        watchers.add(waker);
    }

    @Override
    public void unwatch(Runnable waker) {
        watchers.remove(waker);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pump.ifPresent(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        if (pump.isEmpty()) {
            pump = Optional.of(Thread.ofVirtual().name("mote-wasi-input").start(this::pump));
        }
    }

    private byte[] take(int most) throws IOException {
        if (piece.length == 0 && end.isPresent()) {
            throw end.get();
        }
        byte[] all = piece;
        if (all.length <= most) {
            piece = NONE;
            taken.signal();
            return all;
        }
        piece = Arrays.copyOfRange(all, most, all.length);
        return Arrays.copyOf(all, most);
    }

    private void pump() {
        byte[] buffer = new byte[PIECE];
        try {
            int count = stream.read(buffer);
            while (count >= 0 && put(Arrays.copyOf(buffer, count))) {
                count = stream.read(buffer);
            }
            ended(new StreamEnd());
        } catch (InterruptedException e) {
            ended(new StreamEnd());
        } catch (IOException e) {
            ended(e);
        }
    }

    /** Hands a piece over, and waits until it is taken. */
    private boolean put(byte[] bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            piece = bytes;
            watchers.forEach(Runnable::run);
            while (piece.length > 0 && !closed) {
                taken.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void ended(IOException how) {
        lock.lock();
        try {
            end = Optional.of(how);
            watchers.forEach(Runnable::run);
        } finally {
            lock.unlock();
        }
    }
}
