package dev.mote.worlds;

/** Ends a guest whose answer cannot be given. {@code code} is an id of the error table; the message names the part. */
final class HandleFailure extends RuntimeException {
    private final String code;

    HandleFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static HandleFailure badAnswer(String message) {
        return new HandleFailure("guest.bad-answer", message);
    }

    Outcome outcome() {
        return new Outcome.Failed(code, getMessage());
    }
}
