package dev.mote.engine;

/** Thrown through guest and host frames when a {@link Run} was stopped from outside; the guest cannot catch it. */
public final class Stopped extends RuntimeException {
    private final StopReason reason;

    public Stopped(StopReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
