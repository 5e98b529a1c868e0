package dev.mote.wasi.p2;

import java.io.IOException;

/** The end of a stream, for a guest that goes on with it. It is an answer, so it carries no Java stack trace. */
public final class StreamEnd extends IOException {
    public StreamEnd() {
        super("the stream is closed");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
