package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.wasi.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** A standard input that can be asked whether there is something, but wakes nobody. */
final class SourceInput implements InputSource, Pollable {
    /** How often it is asked while something else is waited for too. */
    private static final long SLICE = 20_000_000;

    private final ByteSource source;

    SourceInput(ByteSource source) {
        this.source = source;
    }

    @Override
    public byte[] read(Run run, int most) throws IOException {
        return source.await(Duration.ZERO) ? readWaiting(run, most) : new byte[0];
    }

    @Override
    public byte[] readWaiting(Run run, int most) throws IOException {
        byte[] buffer = new byte[most];
        int count = Waiting.blocking(run, () -> source.read(buffer, 0, most));
        if (count < 0) {
            throw new StreamEnd();
        }
        return Arrays.copyOf(buffer, count);
    }

    @Override
    public Pollable readable() {
        return this;
    }

    @Override
    public boolean ready() {
        try {
            return source.await(Duration.ZERO);
        } catch (IOException | UncheckedIOException e) {
            // The read will say so.
            return true;
        }
    }

    @Override
    public long due() {
        return SLICE;
    }
}
