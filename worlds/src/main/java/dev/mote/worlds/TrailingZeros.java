package dev.mote.worlds;

import java.util.Arrays;

/** Bytes without the zeros at their end, which is how some contracts say where data ends. */
final class TrailingZeros {
    private TrailingZeros() {}

    static byte[] trim(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
