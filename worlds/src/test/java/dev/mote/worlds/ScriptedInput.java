package dev.mote.worlds;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;

/** An input that does something at every byte. */
final class ScriptedInput extends InputStream {
    private final Callable<Integer> next;

    ScriptedInput(Callable<Integer> next) {
        this.next = next;
    }

    @Override
    public int read() throws IOException {
        try {
            return next.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int value = read();
        if (value < 0) {
            return -1;
        }
        into[offset] = (byte) value;
        return 1;
    }
}
