package dev.mote.wasi;

import java.io.IOException;

/** Where a guest's standard output or standard error goes. Used by one thread at a time. */
@FunctionalInterface
public interface ByteSink {
    /** Takes the bytes, all of them; an exception tells the guest that nobody reads any more. */
    void write(byte[] from, int offset, int length) throws IOException;

    /** Whether a write may wait for whoever reads. */
    default boolean mayWait() {
        return false;
    }

    /** Whether a person looks at it. */
    default boolean isTerminal() {
        return false;
    }

    /** Takes everything and keeps nothing. */
    static ByteSink discard() {
        return (_, _, _) -> {};
    }
}
