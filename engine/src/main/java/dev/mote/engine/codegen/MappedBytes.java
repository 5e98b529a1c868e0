package dev.mote.engine.codegen;

import java.lang.foreign.MemorySegment;

/** Where the bytes of a mapped memory are, as generated code takes them; another one after the memory grew. Immutable. */
public final class MappedBytes {
    static final MappedBytes NONE = new MappedBytes(MemorySegment.NULL);

    /** The bytes, exactly as many as the memory has. */
    public final MemorySegment segment;

    /** The address in the process of the first byte. */
    public final long base;

    /** The addresses below which there are 1, 2, 4, 8 and 16 bytes; what lies from 2 GiB on is not reached by these. */
    final int end1;

    final int end2;
    final int end4;
    final int end8;
    public final int end16;

    MappedBytes(MemorySegment segment) {
        this.segment = segment;
        base = segment.address();
        end1 = end(1);
        end2 = end(2);
        end4 = end(4);
        end8 = end(8);
        end16 = end(16);
    }

    private int end(int width) {
        return Math.clamp(segment.byteSize() - width + 1, 0, Integer.MAX_VALUE);
    }
}
