package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Counts the bytes that a private mapping holds of its own: pages that were written, in memory or swapped out. What was
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

    private static final int REGIONS = 170;
    private static final long REGION = 24;

    /** An entry of the kernel's table of pages, which older kernels let us read. */
    private static final long ENTRY_PRESENT = 1L << 63;

    private static final long ENTRY_SWAPPED = 1L << 62;
    private static final long ENTRY_FILE = 1L << 61;
    private static final int ENTRIES = 4_096;

    private final int pagemap;
    private volatile boolean scans = true;

    TouchedPages() {
        pagemap = Linux.isAvailable() ? Linux.open("/proc/self/pagemap") : -1;
    }

    /** Whether the kernel tells; it may be configured not to. */
    boolean isAvailable() {
        return pagemap >= 0;
    }

    /** @param mapping whole pages */
    long bytes(MemorySegment mapping) {
        try (Arena arena = Arena.ofConfined()) {
            if (scans) {
                long pages = scanned(mapping, arena);
                if (pages >= 0) {
                    return pages << PAGE_BITS;
                }
                scans = false;
            }
            return read(mapping, arena) << PAGE_BITS;
        }
    }

    @Override
    public void close() {
        if (isAvailable()) {
            Linux.close(pagemap);
        }
    }

    /** Asks for the regions of pages that are not of a file and not the page of zeros, some at a time. */
    private long scanned(MemorySegment mapping, Arena arena) {
        MemorySegment argument = arena.allocate(SCAN_ARGUMENT, Long.BYTES);
        MemorySegment regions = arena.allocate(REGIONS * REGION, Long.BYTES);
        long pages = 0;
        long end = mapping.address() + mapping.byteSize();
        argument.set(JAVA_LONG, 0, SCAN_ARGUMENT);
        argument.set(JAVA_LONG, 24, end);
        argument.set(JAVA_LONG, 40, regions.address());
        argument.set(JAVA_LONG, 48, REGIONS);
        argument.set(JAVA_LONG, 64, IS_FILE | IS_ZERO);
        argument.set(JAVA_LONG, 72, IS_FILE | IS_ZERO);
        argument.set(JAVA_LONG, 80, IS_PRESENT | IS_SWAPPED);
        argument.set(JAVA_LONG, 88, IS_PRESENT);
        for (long from = mapping.address(); from < end; from = argument.get(JAVA_LONG, 32)) {
            argument.set(JAVA_LONG, 16, from);
            int found = Linux.control(pagemap, SCAN, argument);
            if (found < 0) {
                return -1;
            }
            for (int i = 0; i < found; i++) {
                pages += (regions.get(JAVA_LONG, i * REGION + Long.BYTES) - regions.get(JAVA_LONG, i * REGION))
                        >> PAGE_BITS;
            }
        }
        return pages;
    }

    private long read(MemorySegment mapping, Arena arena) {
        MemorySegment entries = arena.allocate(ENTRIES * (long) Long.BYTES, Long.BYTES);
        long first = mapping.address() >> PAGE_BITS;
        long count = mapping.byteSize() >> PAGE_BITS;
        long pages = 0;
        for (long done = 0; done < count; done += ENTRIES) {
            MemorySegment part = entries.asSlice(0, Math.min(ENTRIES, count - done) * Long.BYTES);
            long got = Linux.read(pagemap, part, (first + done) * Long.BYTES) / Long.BYTES;
            for (long i = 0; i < got; i++) {
                long entry = part.getAtIndex(JAVA_LONG, i);
                if ((entry & (ENTRY_PRESENT | ENTRY_SWAPPED)) != 0 && (entry & ENTRY_FILE) == 0) {
                    pages++;
                }
            }
        }
        return pages;
    }
}
