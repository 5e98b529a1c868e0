package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.wasi.ByteSink;
import java.io.IOException;

/** A standard output: takes everything at once, if need be by waiting for whoever reads. */
record SinkOutput(ByteSink sink) implements OutputTarget {
    private static final long PERMIT = 64 << 10;

    @Override
    public long permit() {
        return PERMIT;
    }

    @Override
    public void write(Run run, byte[] bytes) throws IOException {
        if (!sink.mayWait()) {
            sink.write(bytes, 0, bytes.length);
            return;
        }
        int _ = Waiting.blocking(run, () -> {
            sink.write(bytes, 0, bytes.length);
            return bytes.length;
        });
    }
}
