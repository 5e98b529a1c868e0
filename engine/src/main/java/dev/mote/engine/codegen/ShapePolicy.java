package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;

/**
 * Which memories are mapped: an array is faster to use, but all of it is written before its first use. Shared memories
 * are: an array has no atomic accesses, and it moves when it grows.
 *
 * @param mappedFrom the size in pages from which on a memory is mapped, where the machine can
 */
public record ShapePolicy(long mappedFrom) {
    /** Maps memories of 4 MiB and more. */
    public static ShapePolicy defaults() {
        return new ShapePolicy(64);
    }

    boolean maps(MemoryType type) {
        return type.shared() || type.minimum() >= mappedFrom;
    }
}
