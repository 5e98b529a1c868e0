package dev.mote.engine.codegen;

import java.lang.foreign.MemorySegment;

/** Where the bytes of a mapped memory are, as generated code takes them; another one after the memory grew. Immutable. */
public final class MappedBytes {
    static final MappedBytes NONE = new MappedBytes(MemorySegment.NULL);

    /** The bytes, exactly as many as the memory has. */
    public final MemorySegment segment;

    /** The address in the process of the first byte. */
    public final long base;

    /** Number of the bytes, as far as 32 bits with a sign tell. */
    public final int size;

    MappedBytes(MemorySegment segment) {
        this.segment = segment;
        base = segment.address();
        size = (int) Math.min(segment.byteSize(), Integer.MAX_VALUE);
    }
}
