package dev.mote.worlds;

import dev.mote.engine.Memory;
import java.util.Arrays;

/** Guest bytes without the zeros at their end, which is how some contracts say where data ends. */
final class TrailingZeros {
    private static final int CHUNK = 4096;

    /** What a chunk is compared with, many bytes at once: most regions are nearly empty. Never written. */
    private static final byte[] ZEROS = new byte[CHUNK];

    private TrailingZeros() {}

    /** Reads a region up to its last byte that is not zero. */
    static byte[] trim(Memory memory, int address, int size) {
        byte[] chunk = new byte[Math.min(size, CHUNK)];
        for (int end = size; end > 0; end -= chunk.length) {
            int start = Math.max(0, end - chunk.length);
            int count = end - start;
            memory.read(address + start, chunk, 0, count);
            if (!Arrays.equals(chunk, 0, count, ZEROS, 0, count)) {
                return memory.read(address, start + length(chunk, count));
            }
        }
        return new byte[0];
    }

    private static int length(byte[] bytes, int limit) {
        int length = limit;
        while (bytes[length - 1] == 0) {
            length--;
        }
        return length;
    }
}
