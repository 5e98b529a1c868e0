package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;

/** Where a guest's output stream writes to. Used by the invocation's thread alone, unless its implementation says otherwise. */
public interface OutputTarget {
    /**
     * How many bytes a write may have now; 0 where it has to wait first, for room or for a flush to be done.
     *
     * @throws StreamEnd where nobody reads any more
     * @throws IOException where it failed; an {@link IoFailure} says more to the guest
     */
    long permit() throws IOException;

    /** Takes all bytes, which are no more than was permitted. May wait for the reader, without the CPU slot. */
    void write(Run run, byte[] bytes) throws IOException;

    /** Begins to hand on what was written; nothing is permitted until that is done. May wait, without the CPU slot. */
    default void flush(Run run) throws IOException {}

    /** Waits until something is permitted, or it failed. */
    default Pollable writable() {
        return Pollable.always();
    }

    /** Gives back what the host holds for it: the guest dropped its stream, or ended. */
    default void close() {}
}
