package dev.mote.wasi;

/** Hears when a guest wanted more of something than its limit gives. Called by the invocation's thread. */
@FunctionalInterface
public interface RefusalListener {
    /** What a guest can have too many of. */
    enum Refused {
        OPEN_FILES,
        SOCKETS
    }

    void refused(Refused what);

    static RefusalListener none() {
        return what -> {};
    }
}
