package dev.mote.engine;

import java.util.OptionalLong;

/** The type of a linear memory; sizes are in pages of 64 KiB. */
public record MemoryType(long minimum, OptionalLong maximum, boolean shared, boolean memory64) implements ExternType {
    /** Bytes in a page. */
    public static final int PAGE = 65_536;

    public static MemoryType of(long minimum) {
        return new MemoryType(minimum, OptionalLong.empty(), false, false);
    }

    /** The type of such a memory after it grew to a number of pages. */
    public MemoryType grownTo(long pages) {
        return new MemoryType(pages, maximum, shared, memory64);
    }
}
