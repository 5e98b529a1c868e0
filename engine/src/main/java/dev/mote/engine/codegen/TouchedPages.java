package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Finds the pages that a private mapping holds of its own: those that were written, in memory or swapped out. What was
 * only read is the kernel's one page of zeros, or belongs to a file that all instances share. Any thread may call.
 */
final class TouchedPages implements AutoCloseable {
    private static final int PAGE_BITS = 12;

    /** {@code PAGEMAP_SCAN}, known from Linux 6.7 on; the size of its argument is part of the number. */
    private static final long SCAN = 0xC060_6610L;

    private static final long SCAN_ARGUMENT = 96;
    private static final long IS_FILE = 1 << 2;
    private static final long IS_PRESENT = 1 << 3;
    private static final long IS_SWAPPED = 1 << 4;
    private static final long IS_ZERO = 1 << 5;

    private static final int REGIONS = 64;
    private static final long REGION = 24;

    /** An entry of the kernel's table of pages, which older kernels let us read. */
    private static final long ENTRY_PRESENT = 1L << 63;

    private static final long ENTRY_SWAPPED = 1L << 62;
    private static final long ENTRY_FILE = 1L << 61;
    private static final int ENTRIES = 4_096;

    /** What an older kernel answers in some microseconds. */
    private static final long FEW = 4 << 20;

    private final int pagemap;
    private volatile boolean scans = true;

    TouchedPages() {
        pagemap = Linux.isAvailable() ? Linux.open("/proc/self/pagemap") : -1;
    }

    /** Whether the kernel tells; it may be configured not to. */
    boolean isAvailable() {
        return pagemap >= 0;
    }

    /** Whether asking for so many bytes is so cheap that it can be done for every call. */
    boolean isFast(long bytes) {
        return isAvailable() && (scans || bytes <= FEW);
    }

    /** @param mapping whole pages */
    long bytes(MemorySegment mapping) {
        long[] sum = new long[1];
        forEach(mapping, (offset, bytes) -> {
            sum[0] += bytes;
            return true;
        });
        return sum[0];
    }

    /**
     * Visits what was touched, by rising offsets.
     *
     * @param mapping whole pages
     * @return false where the visitor had enough
     */
    boolean forEach(MemorySegment mapping, Visitor visitor) {
        try (Arena arena = Arena.ofConfined()) {
            return scans ? scan(mapping, arena, visitor) : read(mapping, arena, visitor);
        }
    }

    /** Is told of touched pages. */
    interface Visitor {
        /**
         * @param offset from the begin of the mapping
         * @return false for having enough
         */
        boolean visit(long offset, long bytes);
    }

    @Override
    public void close() {
        if (isAvailable()) {
            Linux.close(pagemap);
        }
    }

    /** Asks for the regions of pages that are not of a file and not the page of zeros, some at a time. */
    private boolean scan(MemorySegment mapping, Arena arena, Visitor visitor) {
        MemorySegment argument = arena.allocate(SCAN_ARGUMENT + REGIONS * REGION, Long.BYTES);
        MemorySegment regions = argument.asSlice(SCAN_ARGUMENT);
        long begin = mapping.address();
        long end = begin + mapping.byteSize();
        argument.set(JAVA_LONG, 0, SCAN_ARGUMENT);
        argument.set(JAVA_LONG, 24, end);
        argument.set(JAVA_LONG, 40, regions.address());
        argument.set(JAVA_LONG, 48, REGIONS);
        argument.set(JAVA_LONG, 64, IS_FILE | IS_ZERO);
        argument.set(JAVA_LONG, 72, IS_FILE | IS_ZERO);
        argument.set(JAVA_LONG, 80, IS_PRESENT | IS_SWAPPED);
        argument.set(JAVA_LONG, 88, IS_PRESENT);
        for (long from = begin; from < end; from = argument.get(JAVA_LONG, 32)) {
            argument.set(JAVA_LONG, 16, from);
            int found = Linux.control(pagemap, SCAN, argument);
            if (found < 0) {
                // Only an old kernel refuses, and it does so at the first question.
                scans = false;
                return read(mapping, arena, visitor);
            }
            for (int i = 0; i < found; i++) {
                long first = regions.get(JAVA_LONG, i * REGION);
                if (!visitor.visit(first - begin, regions.get(JAVA_LONG, i * REGION + Long.BYTES) - first)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean read(MemorySegment mapping, Arena arena, Visitor visitor) {
        MemorySegment entries = arena.allocate(ENTRIES * (long) Long.BYTES, Long.BYTES);
        long first = mapping.address() >> PAGE_BITS;
        long count = mapping.byteSize() >> PAGE_BITS;
        for (long done = 0; done < count; done += ENTRIES) {
            MemorySegment part = entries.asSlice(0, Math.min(ENTRIES, count - done) * Long.BYTES);
            long got = Linux.read(pagemap, part, (first + done) * Long.BYTES) / Long.BYTES;
            for (long i = 0; i < got; i++) {
                long entry = part.getAtIndex(JAVA_LONG, i);
                boolean touched = (entry & (ENTRY_PRESENT | ENTRY_SWAPPED)) != 0 && (entry & ENTRY_FILE) == 0;
                if (touched && !visitor.visit((done + i) << PAGE_BITS, 1L << PAGE_BITS)) {
                    return false;
                }
            }
        }
        return true;
    }
}
