package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;
import java.util.Arrays;

/** An output stream that a guest holds. After a failure it is closed. */
public final class OutputResource extends GuestResource {
    /** Bytes that one call takes at most, however much the target would. */
    private static final long MOST = 1 << 20;

    private final OutputTarget target;
    private long permitted;
    private boolean ended;

    public OutputResource(OutputTarget target) {
        this.target = target;
    }

    /** What a write may have; a write is held to it. */
    long permit() throws IOException {
        permitted = trying(() -> Math.min(MOST, target.permit()));
        return permitted;
    }

    /** Writes no more than was permitted; traps for more. */
    void write(Run run, byte[] bytes) throws IOException {
        checkPermitted(bytes.length);
        permitted -= bytes.length;
        put(run, bytes);
    }

    void writeZeroes(Run run, long length) throws IOException {
        checkPermitted(length);
        write(run, new byte[(int) length]);
    }

    /** Writes all of it, waiting where it has to. */
    void writeWaiting(Run run, byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int length = (int) Math.min(permitWaiting(run), bytes.length - done);
            put(run, length == bytes.length ? bytes : Arrays.copyOfRange(bytes, done, done + length));
            done += length;
        }
        permitted = 0;
        flushWaiting(run);
    }

    void flush(Run run) throws IOException {
        permitted = 0;
        trying(() -> {
            target.flush(run);
            return true;
        });
    }

    void flushWaiting(Run run) throws IOException {
        flush(run);
        long _ = permitWaiting(run);
        permitted = 0;
    }

    /** Waits until something is permitted. */
    long permitWaiting(Run run) throws IOException {
        while (permit() == 0) {
            Waiting.until(run, target.writable());
        }
        return permitted;
    }

    Pollable writable() {
        return ended ? Pollable.always() : target.writable();
    }

    @Override
    protected void close() {
        target.close();
    }

    private void checkPermitted(long length) {
        if (length < 0 || length > permitted) {
            throw GuestResources.trap("a write of more than was permitted");
        }
    }

    private void put(Run run, byte[] bytes) throws IOException {
        boolean _ = trying(() -> {
            target.write(run, bytes);
            return true;
        });
    }

    /** One operation of the target. */
    private interface Operation<T> {
        T run() throws IOException;
    }

    private <T> T trying(Operation<T> operation) throws IOException {
        if (ended) {
            throw new StreamEnd();
        }
        try {
            return operation.run();
        } catch (IOException e) {
            ended = true;
            throw e;
        }
    }
}
