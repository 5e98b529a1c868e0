package dev.mote.platform;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that ends with an error where it is longer than allowed. Used by the invocation's thread alone. */
final class BoundedInput extends FilterInputStream {
    private long left;
    private boolean exceeded;

    private BoundedInput(InputStream input, long limit) {
        super(input);
        this.left = limit;
    }

    /** An input that is here already and short enough needs no bound, and stays what it is: one that never blocks. */
    static InputStream bound(InputStream input, long limit) {
        boolean fits = input instanceof ByteArrayInputStream whole && whole.available() <= limit;
        return fits ? input : new BoundedInput(input, limit);
    }

    /** Whether more came than was allowed. */
    boolean exceeded() {
        return exceeded;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long count) throws IOException {
        left -= count;
        if (left < 0) {
            exceeded = true;
            throw new IOException("the input is too large");
        }
    }
}
