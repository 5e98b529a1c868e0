package dev.mote.conformance;

/** Thrown where a command did not do what the suite expects; the message says what happened instead. */
final class Mismatch extends RuntimeException {
    private final int causedBy;

    Mismatch(String message) {
        this(message, 0);
    }

    /** @param causedBy line of the module command that is at fault, or 0 */
    Mismatch(String message, int causedBy) {
        super(message, null, false, false);
        this.causedBy = causedBy;
    }

    int causedBy() {
        return causedBy;
    }
}
