package dev.mote.it;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body in chunks, however they are cut. Used by one thread. */
final class ChunkedReader {
    private final InputStream in;
    private int left;
    private boolean between;

    ChunkedReader(InputStream in) {
        this.in = in;
    }

    /** Exactly so many bytes. */
    byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            if (left == 0 && !nextChunk()) {
                throw new EOFException("the body ended after " + at + " of " + length + " bytes");
            }
            int count = in.readNBytes(bytes, at, Math.min(left, length - at));
            at += count;
            left -= count;
        }
        return bytes;
    }

    /** Whether nothing follows. */
    boolean atEnd() throws IOException {
        return left == 0 && !nextChunk();
    }

    private boolean nextChunk() throws IOException {
        if (between) {
            in.skipNBytes(2);
        }
        between = true;
        left = Integer.parseInt(line(), 16);
        return left > 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the body ended after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
