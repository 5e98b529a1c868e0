package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;

/**
 * Which memories are mapped, where the machine can. A mapped memory grows in place and starts without being cleared as a
 * whole, and is used as fast as an array, for vectors only where {@link InlinedVectors} is there. Shared memories are
 * always mapped: an array has no atomic accesses, and it moves when it grows.
 *
 * @param mappedFrom the size in pages from which on a memory is mapped
 * @param large whether all that are mapped are laid out as those of more than 2 GiB
 */
public record ShapePolicy(long mappedFrom, boolean large) {
    private static final long SOME = 64;
    private static final long NEVER = Long.MAX_VALUE;

    /** What is fastest on this machine. */
    public static ShapePolicy defaults() {
        return new ShapePolicy(AccessHelpers.isInlined() ? 0 : SOME, false);
    }

    /** Arrays for all that is not shared. */
    public static ShapePolicy arrays() {
        return new ShapePolicy(NEVER, false);
    }

    /** Maps all. */
    public static ShapePolicy mapped() {
        return new ShapePolicy(0, false);
    }

    /** Maps all as if it had more than 2 GiB. */
    public static ShapePolicy allLarge() {
        return new ShapePolicy(0, true);
    }

    /** @param vectors whether the module uses vectors */
    MemoryShape shape(MemoryType type, boolean vectors) {
        long from = vectors && !VectorModule.isInlined() ? Math.max(mappedFrom, SOME) : mappedFrom;
        if (!type.shared() && type.minimum() < from) {
            return MemoryShape.HEAP;
        }
        boolean beyond = type.memory64() || type.minimum() > MemoryShape.MAPPED.maximumPages();
        return large || beyond || !AccessHelpers.isInlined() ? MemoryShape.LARGE : MemoryShape.MAPPED;
    }
}
