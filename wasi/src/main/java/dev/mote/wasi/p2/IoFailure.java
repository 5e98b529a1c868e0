package dev.mote.wasi.p2;

import java.io.IOException;

/** An operation on a stream failed, for a reason that the guest may learn. Carries no Java stack trace. */
public final class IoFailure extends IOException {
    private final transient IoError error;

    public IoFailure(IoError error) {
        super(error.debugText());
        this.error = error;
    }

    public IoError error() {
        return error;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
