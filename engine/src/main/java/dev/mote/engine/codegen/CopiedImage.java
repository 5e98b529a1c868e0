package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;

/**
 * A content so small that every memory gets a copy of it.
 *
 * @param pages size of the memory
 */
record CopiedImage(int pages, List<Part> parts) implements MemoryImage {
    /** A unit that is not all zero. */
    static final class Part {
        private final long address;
        private final byte[] bytes = new byte[UNIT];

        private Part(MemorySegment memory, long address) {
            this.address = address;
            MemorySegment.copy(memory, JAVA_BYTE, address, bytes, 0, UNIT);
        }

        private void copyTo(MemorySegment memory) {
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, address, UNIT);
        }
    }

    static CopiedImage of(int pages, MemorySegment memory, BitSet units) {
        return new CopiedImage(
                pages,
                units.stream()
                        .mapToObj(unit -> new Part(memory, (long) unit * UNIT))
                        .toList());
    }

    @Override
    public long bytes() {
        return (long) parts.size() * UNIT;
    }

    @Override
    public long copied() {
        return bytes();
    }

    @Override
    public void copyTo(MemorySegment memory) {
        parts.forEach(part -> part.copyTo(memory));
    }
}
