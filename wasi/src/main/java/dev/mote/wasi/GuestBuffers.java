package dev.mote.wasi;

import dev.mote.engine.Memory;

/** A list of buffers in guest memory, filled or emptied from the first to the last. */
final class GuestBuffers {
    private static final int MOST = 1_024;
    private static final int BYTES_EACH = 8;

    private final Memory memory;
    private final int[] starts;
    private final int[] lengths;
    private int buffer;
    private int done;

    private GuestBuffers(Memory memory, int[] starts, int[] lengths) {
        this.memory = memory;
        this.starts = starts;
        this.lengths = lengths;
    }

    /** Reads and checks a list; every buffer of it lies in memory. */
    static GuestBuffers read(Memory memory, int list, int count) throws WasiError {
        if (Integer.compareUnsigned(count, MOST) > 0) {
            throw new WasiError(Errno.INVAL);
        }
        memory.check(list, count * BYTES_EACH);
        int[] starts = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = memory.getInt(list + i * BYTES_EACH);
            lengths[i] = memory.getInt(list + i * BYTES_EACH + 4);
            memory.check(starts[i], lengths[i]);
        }
        return new GuestBuffers(memory, starts, lengths);
    }

    /** How much is left in the buffer that is next, at most so much; 0 when all are done. */
    int next(int most) {
        while (buffer < starts.length && lengths[buffer] == done) {
            buffer++;
            done = 0;
        }
        if (buffer == starts.length) {
            return 0;
        }
        long left = Integer.toUnsignedLong(lengths[buffer]) - Integer.toUnsignedLong(done);
        return (int) Math.min(left, most);
    }

    /** Copies into the buffer that is next, no more than {@link #next} told. */
    void fill(byte[] from, int length) {
        memory.write(starts[buffer] + done, from, 0, length);
        done += length;
    }

    /** Copies out of the buffer that is next, no more than {@link #next} told, without moving on. */
    void look(byte[] into, int length) {
        memory.read(starts[buffer] + done, into, 0, length);
    }

    /** Moves on. */
    void skip(int length) {
        done += length;
    }
}
