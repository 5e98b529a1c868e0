package dev.mote.wasi;

/** Thrown through the guest's frames when it ends itself; the guest cannot catch it. */
public final class ProcessExit extends RuntimeException {
    private final int code;

    /** @param code the exit code, unsigned */
    public ProcessExit(int code) {
        super("exit " + Integer.toUnsignedString(code), null, false, false);
        this.code = code;
    }

    /** The exit code, unsigned; 0 is success. */
    public int code() {
        return code;
    }
}
