package dev.mote.conformance.component;

/** Thrown where a command did not do what the suite expects; the message says what happened instead. */
final class Mismatch extends RuntimeException {
    Mismatch(String message) {
        super(message, null, false, false);
    }
}
