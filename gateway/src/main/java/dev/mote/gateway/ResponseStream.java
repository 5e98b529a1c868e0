package dev.mote.gateway;

import dev.mote.worlds.HttpField;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * A response body that is written while it comes into being. The request's thread writes, and waits where the client does
 * not read; what touches the response runs on the connection's event loop. The semaphore counts the bytes on their way.
 */
final class ResponseStream extends OutputStream {
    private static final int PIECE = 32 << 10;
    private static final int ROOM = 256 << 10;

    private final HttpServerResponse response;
    private final Executor loop;
    private final Runnable sending;
    private final Runnable idle;
    private final Semaphore room = new Semaphore(ROOM);
    private volatile boolean broken;

    /** What is left of the announced length; used on the event loop. */
    private OptionalLong left = OptionalLong.empty();

    private boolean discards;
    private int onTheirWay;

    /**
     * @param loop the connection's event loop
     * @param sending called on it when bytes wait for the client, and again when some have gone
     * @param idle called on it when none wait any more
     */
    ResponseStream(HttpServerResponse response, Executor loop, Runnable sending, Runnable idle) {
        this.response = response;
        this.loop = loop;
        this.sending = sending;
        this.idle = idle;
    }

    /** The length that was announced: no more is sent. Runs on the event loop, before anything is sent. */
    void announce(long length) {
        left = OptionalLong.of(length);
    }

    /** Nothing is sent, as for HEAD. Runs on the event loop, before anything is sent. */
    void discard() {
        discards = true;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            int count = Math.min(PIECE, length - done);
            await(count);
            Buffer piece = Buffer.buffer(count).appendBytes(bytes, offset + done, count);
            loop.execute(() -> send(piece));
        }
    }

    /** What comes after the body, where it goes out in chunks; after the last piece, from the thread that writes. */
    void trailers(List<HttpField> fields) {
        loop.execute(() -> {
            if (response.isChunked() && !broken && !discards) {
                fields.forEach(field -> response.trailers().add(field.name(), field.value()));
            }
        });
    }

    /** The client has gone: whoever writes learns it. Any thread may call. */
    void breakOff() {
        broken = true;
        room.release(ROOM);
    }

    /** Whether all that was announced has been sent. Runs on the event loop, after the last piece. */
    boolean isWhole() {
        return left.orElse(0) == 0 || discards;
    }

    private void await(int count) throws IOException {
        try {
            room.acquire(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the client reads");
        }
        if (broken) {
            room.release(count);
            throw new IOException("the client has gone");
        }
    }

    private void send(Buffer whole) {
        int count = whole.length();
        int sent = (int) Math.min(count, left.orElse(count));
        if (left.isPresent()) {
            left = OptionalLong.of(left.getAsLong() - sent);
        }
        if (broken || discards || sent == 0) {
            room.release(count);
            return;
        }
        onTheirWay++;
        sending.run();
        Future<Void> _ = response.write(whole.slice(0, sent)).onComplete(written -> {
            broken |= written.failed();
            room.release(count);
            onTheirWay--;
            (onTheirWay == 0 ? idle : sending).run();
        });
    }
}
