package dev.mote.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request body on its way from the event loop to the request's thread. Bounded: once {@link #HIGH} bytes wait, the
 * client is read no further until the reader has caught up.
 *
 * <p>The event loop calls {@link #offer}, {@link #end} and {@link #fail}, which never block; one other thread reads.
 * {@code lock} guards all fields.
 */
final class BodyPipe extends InputStream {
    private static final int HIGH = 64 << 10;
    private static final int LOW = 16 << 10;

    private final Runnable resume;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private int waiting;
    private int offset;
    private boolean paused;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    /** @param resume called in the reader's thread when a paused client may send again */
    BodyPipe(Runnable resume) {
        this.resume = resume;
    }

    /** Takes bytes; true when the client has to pause. */
    boolean offer(byte[] chunk) {
        lock.lock();
        try {
            if (chunk.length > 0 && failure.isEmpty()) {
                chunks.add(chunk);
                waiting += chunk.length;
                changed.signal();
            }
            paused = waiting >= HIGH;
            return paused;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What was not read yet is gone; reading throws from here on. */
    void fail(String reason) {
        lock.lock();
        try {
            if (!ended) {
                failure = Optional.of(new IOException(reason));
                chunks.clear();
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        Objects.checkFromIndexSize(at, length, to.length);
        if (length == 0) {
            return 0;
        }
        boolean resumes;
        int count;
        lock.lock();
        try {
            awaitChunk();
            if (chunks.isEmpty()) {
                return -1;
            }
            byte[] chunk = chunks.peek();
            count = Math.min(length, chunk.length - offset);
            System.arraycopy(chunk, offset, to, at, count);
            offset += count;
            waiting -= count;
            if (offset == chunk.length) {
                chunks.remove();
                offset = 0;
            }
            resumes = paused && waiting <= LOW;
            paused &= !resumes;
        } finally {
            lock.unlock();
        }
        if (resumes) {
            resume.run();
        }
        return count;
    }

    private void awaitChunk() throws IOException {
        while (chunks.isEmpty() && !ended && failure.isEmpty()) {
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading the request body", e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
