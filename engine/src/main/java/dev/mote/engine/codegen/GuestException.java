package dev.mote.engine.codegen;

/** An exception of the guest, on its way through the JVM's stack. */
public final class GuestException extends RuntimeException {
    private final transient GuestTag tag;
    private final transient Object[] values;

    GuestException(GuestTag tag, Object[] values) {
        super("exception of the guest", null, false, false);
        this.tag = tag;
        this.values = values;
    }

    GuestTag tag() {
        return tag;
    }

    Object[] values() {
        return values;
    }
}
