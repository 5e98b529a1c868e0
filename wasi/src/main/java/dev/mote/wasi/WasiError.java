package dev.mote.wasi;

/** The end of an operation that could not be done. It is an answer to the guest, so it carries no Java stack trace. */
public final class WasiError extends Exception {
    private final Errno errno;

    public WasiError(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
