package dev.mote.wasi.p2;

import java.io.IOException;

/** The end of an operation on a socket. It is an answer to the guest, so it carries no Java stack trace. */
final class SocketFault extends IOException {
    private final SocketCode code;

    SocketFault(SocketCode code) {
        super(code.debugText());
        this.code = code;
    }

    SocketCode code() {
        return code;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
