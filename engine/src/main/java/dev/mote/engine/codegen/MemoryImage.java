package dev.mote.engine.codegen;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/** The content of a memory, without its zeros. Immutable; any number of memories start with it. */
sealed interface MemoryImage permits CopiedImage, MappedImage {
    /** What is looked at as a whole: a page of the machine. */
    int UNIT = 4_096;

    /** The size of the memory, in pages of WebAssembly. */
    int pages();

    /** The bytes that the image holds. */
    long bytes();

    /** The bytes that each memory gets a copy of when it starts. */
    long copied();

    /** Writes the content over zeros. */
    void copyTo(MemorySegment memory);

    /** The units that are not all zero, among those from an offset on. */
    static BitSet units(MemorySegment memory, long offset, long bytes) {
        BitSet units = new BitSet();
        for (long at = offset; at < offset + bytes; at += UNIT) {
            if (!LinearMemory.isZero(memory, at, UNIT)) {
                units.set(Math.toIntExact(at / UNIT));
            }
        }
        return units;
    }
}
