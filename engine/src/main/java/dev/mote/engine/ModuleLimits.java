package dev.mote.engine;

/**
 * What a module may cost before any of its code runs. Checked in one pass over the bytes, before anything is allocated
 * by a number that the module claims.
 *
 * @param bytes size of the module
 * @param functions functions, imported and defined
 * @param functionBytes size of one function body
 * @param locals locals of one function, parameters included
 * @param nesting depth of blocks in one function
 * @param branchTargets targets of one br_table
 * @param memoryPages declared minimum of all memories together, in pages of 64 KiB
 * @param tableElements declared minimum of all tables together
 */
public record ModuleLimits(
        long bytes,
        int functions,
        int functionBytes,
        int locals,
        int nesting,
        int branchTargets,
        long memoryPages,
        long tableElements) {

    /** The limits of a node unless its configuration says otherwise. */
    public static ModuleLimits defaults() {
        return new ModuleLimits(64L << 20, 200_000, 1 << 20, 5_000, 500, 16_384, 16_384, 1 << 20);
    }
}
