package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;

/** What a guest's input stream reads. Used by the invocation's thread alone, unless its implementation says otherwise. */
public interface InputSource {
    /**
     * Takes what has come; does not wait for more.
     *
     * @param most bytes, at least 1
     * @return no bytes where none have come yet
     * @throws StreamEnd at the end
     * @throws IOException where it failed; an {@link IoFailure} says more to the guest
     */
    byte[] read(Run run, int most) throws IOException;

    /** Waits until a read would give bytes, the end or a failure. */
    Pollable readable();

    /** As {@link #read}, waiting for the first byte without the CPU slot. */
    default byte[] readWaiting(Run run, int most) throws IOException {
        byte[] bytes = read(run, most);
        while (bytes.length == 0) {
            Waiting.until(run, readable());
            bytes = read(run, most);
        }
        return bytes;
    }

    /** Gives back what the host holds for it: the guest dropped its stream, or ended. */
    default void close() {}

    /** Nothing at all. */
    static InputSource empty() {
        return new InputSource() {
            @Override
            public byte[] read(Run run, int most) throws IOException {
                throw new StreamEnd();
            }

            @Override
            public Pollable readable() {
                return Pollable.always();
            }
        };
    }
}
