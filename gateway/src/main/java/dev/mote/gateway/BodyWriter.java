package dev.mote.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Writes a response body no faster than the client reads it. Everything in this class runs on the event loop. */
final class BodyWriter {
    private static final int PIECE = 64 << 10;

    private final HttpServerResponse response;
    private final Buffer body;
    private final Runnable progress;
    private final Promise<Void> done = Promise.promise();
    private int at;

    /** @param progress called when the client has read more */
    BodyWriter(HttpServerResponse response, Buffer body, Runnable progress) {
        this.response = response;
        this.body = body;
        this.progress = progress;
    }

    /** Completes when the last byte is on its way. */
    Future<Void> write() {
        if (body.length() <= PIECE) {
            return response.end(body);
        }
        response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        pump();
        return done.future();
    }

    private void pump() {
        while (body.length() - at > PIECE) {
            if (response.writeQueueFull()) {
                response.drainHandler(_ -> {
                    progress.run();
                    pump();
                });
                return;
            }
            Future<Void> _ = response.write(body.slice(at, at + PIECE));
            at += PIECE;
        }
        response.drainHandler(null);
        Future<Void> _ = response.end(body.slice(at, body.length())).onComplete(done);
    }
}
