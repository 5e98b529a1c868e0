package dev.mote.cli;

import dev.mote.wasi.ByteSource;
import dev.mote.wasi.Readiness;
import java.io.IOException;
import java.time.Duration;

/** This process's standard input as a program's. */
final class StandardInput implements ByteSource {
    private final Terminal terminal;

    StandardInput(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return terminal.in().read(into, offset, length);
    }

    @Override
    public boolean await(Duration time) throws IOException {
        return terminal.in().available() > 0 || Readiness.ofStandardInput(time);
    }

    @Override
    public boolean isTerminal() {
        return terminal.inIsTerminal();
    }
}
