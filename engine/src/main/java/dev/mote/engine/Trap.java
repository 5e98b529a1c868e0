package dev.mote.engine;

/**
 * The end of a guest that did what it must not. Carries no Java stack trace: it is thrown often and means the guest. An
 * engine may throw what is more than that to its own guests, who then may catch it further up.
 */
public class Trap extends RuntimeException {
    private final TrapCode code;

    public Trap(TrapCode code) {
        this(code, code.message());
    }

    public Trap(TrapCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public TrapCode code() {
        return code;
    }
}
