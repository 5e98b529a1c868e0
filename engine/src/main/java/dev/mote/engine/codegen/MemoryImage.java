package dev.mote.engine.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a memory, without its zero pages. Immutable.
 *
 * @param pages size of the memory
 */
record MemoryImage(int pages, List<Part> parts) {
    private static final int UNIT = 4096;

    /** Bytes that are not all zero. */
    static final class Part {
        private final int address;
        private final byte[] bytes;

        private Part(int address, byte[] bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        void copyTo(LinearMemory memory) {
            memory.write(address, bytes);
        }
    }

    static MemoryImage of(LinearMemory memory) {
        List<Part> parts = new ArrayList<>();
        long end = LinearMemory.bytes(memory.pages());
        byte[] page = new byte[UNIT];
        for (long at = 0; at < end; at += UNIT) {
            memory.read((int) at, page, 0, UNIT);
            if (!isZero(page)) {
                parts.add(new Part((int) at, page.clone()));
            }
        }
        return new MemoryImage(memory.pages(), parts);
    }

    long bytes() {
        return (long) parts.size() * UNIT;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
