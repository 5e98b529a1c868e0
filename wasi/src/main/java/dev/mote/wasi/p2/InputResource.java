package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;

/** An input stream that a guest holds. After its end, or a failure, it is closed. */
public final class InputResource extends GuestResource {
    /** Bytes that one call gives at most: a guest must not make the host allocate what it likes. */
    private static final int MOST = 64 << 10;

    private final InputSource source;
    private boolean ended;

    public InputResource(InputSource source) {
        this.source = source;
    }

    byte[] read(Run run, long length) throws IOException {
        return taking(length, most -> source.read(run, most));
    }

    byte[] readWaiting(Run run, long length) throws IOException {
        return taking(length, most -> source.readWaiting(run, most));
    }

    Pollable readable() {
        return ended ? Pollable.always() : source.readable();
    }

    @Override
    protected void close() {
        source.close();
    }

    /** One way of reading. */
    private interface Take {
        byte[] of(int most) throws IOException;
    }

    private byte[] taking(long length, Take take) throws IOException {
        if (ended) {
            throw new StreamEnd();
        }
        if (length == 0) {
            return new byte[0];
        }
        try {
            return take.of(length < 0 ? MOST : (int) Math.min(length, MOST));
        } catch (IOException e) {
            ended = true;
            throw e;
        }
    }
}
