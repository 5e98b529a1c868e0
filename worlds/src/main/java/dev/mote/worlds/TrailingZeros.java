package dev.mote.worlds;

import dev.mote.engine.Memory;

/** Guest bytes without the zeros at their end, which is how some contracts say where data ends. */
final class TrailingZeros {
    private TrailingZeros() {}

    /** Reads a region up to its last byte that is not zero. */
    static byte[] trim(Memory memory, int address, int size) {
        return memory.read(address, memory.trimmedLength(address, size));
    }
}
