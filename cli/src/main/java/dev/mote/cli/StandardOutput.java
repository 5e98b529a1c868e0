package dev.mote.cli;

import dev.mote.wasi.ByteSink;
import java.io.IOException;
import java.io.PrintStream;

/** A standard stream of this process as a program's: every write is through before the program goes on. */
final class StandardOutput implements ByteSink {
    private final PrintStream stream;
    private final boolean terminal;

    StandardOutput(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        stream.write(from, offset, length);
        // Flushes too; the stream itself says nothing of a reader that has gone.
        if (stream.checkError()) {
            throw new IOException("broken pipe");
        }
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }
}
