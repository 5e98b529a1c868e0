package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;

/** The guest's standard input, as often as it asks for it: dropping one stream of it closes none of the others. */
record Shared(InputSource source) implements InputSource {
    @Override
    public byte[] read(Run run, int most) throws IOException {
        return source.read(run, most);
    }

    @Override
    public byte[] readWaiting(Run run, int most) throws IOException {
        return source.readWaiting(run, most);
    }

    @Override
    public Pollable readable() {
        return source.readable();
    }
}
