package dev.mote.wasi;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Where a guest's standard input comes from. Used by one thread at a time. */
public interface ByteSource {
    /** Waits for bytes, and returns how many came; -1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException;

    /**
     * Waits until a read would not wait, at most as long as told.
     *
     * @return whether it would not
     */
    boolean await(Duration time) throws IOException;

    /** Whether a person types it. */
    default boolean isTerminal() {
        return false;
    }

    /** The Java stream behind it, where reading that is all one can do. */
    default Optional<InputStream> stream() {
        return Optional.empty();
    }

    /** A stream that is always worth reading: a request's body, or bytes that are there. */
    static ByteSource of(InputStream stream) {
        return new ByteSource() {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return stream.read(into, offset, length);
            }

            @Override
            public boolean await(Duration time) {
                return true;
            }

            @Override
            public Optional<InputStream> stream() {
                return Optional.of(stream);
            }
        };
    }

    /** Nothing at all. */
    static ByteSource empty() {
        return of(InputStream.nullInputStream());
    }
}
