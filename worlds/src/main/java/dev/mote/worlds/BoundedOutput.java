package dev.mote.worlds;

import dev.mote.wasi.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a program prints, kept up to a limit; beyond it the program learns that nobody reads any more. */
final class BoundedOutput implements ByteSink {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private boolean exceeded;

    BoundedOutput(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (length > limit - bytes.size()) {
            exceeded = true;
        }
        if (exceeded) {
            throw new IOException("broken pipe: the output limit is reached");
        }
        bytes.write(from, offset, length);
    }

    boolean exceeded() {
        return exceeded;
    }

    long limit() {
        return limit;
    }

    Payload payload() {
        return Payload.of(bytes.toByteArray());
    }
}
