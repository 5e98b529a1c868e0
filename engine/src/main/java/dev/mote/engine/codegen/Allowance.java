package dev.mote.engine.codegen;

/** What one instance may still take of something. Used by the thread that runs the guest. */
final class Allowance {
    private long left;

    Allowance(long left) {
        this.left = left;
    }

    /** Takes it if it is there. */
    boolean take(long amount) {
        if (amount > left) {
            return false;
        }
        left -= amount;
        return true;
    }
}
