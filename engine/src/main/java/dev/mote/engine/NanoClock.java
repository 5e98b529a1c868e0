package dev.mote.engine;

/** Where elapsed time comes from; a fake one drives every deadline in tests. */
@FunctionalInterface
public interface NanoClock {
    /** Nanoseconds from an arbitrary origin, as {@link System#nanoTime}. */
    long nanoTime();

    static NanoClock system() {
        return System::nanoTime;
    }
}
