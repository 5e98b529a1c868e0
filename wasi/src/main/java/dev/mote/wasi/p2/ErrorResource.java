package dev.mote.wasi.p2;

/** An error that a guest holds. */
public final class ErrorResource extends GuestResource {
    private final IoError error;

    public ErrorResource(IoError error) {
        this.error = error;
    }

    public IoError error() {
        return error;
    }
}
