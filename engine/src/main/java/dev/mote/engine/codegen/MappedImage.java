package dev.mote.engine.codegen;

import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A content in a file of the kernel's memory, which is laid under all memories that start with it: they share what they
 * do not write. The file goes when nobody holds the image any more.
 */
final class MappedImage implements MemoryImage {
    /** Smaller ones are copied: that costs less than laying a file under a memory. */
    static final long MINIMUM = 256 << 10;

    /** Each stretch is laid by a call of the kernel of its own. */
    private static final int MOST_STRETCHES = 16;

    /** Bytes that are next to each other; at the same place in the file and in the memory. */
    private record Stretch(long offset, long bytes) {
        long end() {
            return offset + bytes;
        }
    }

    private final int pages;
    private final List<Stretch> stretches;
    private final long bytes;
    private final int file;
    private final MemorySegment content;

    /** @throws Trap where the node has no memory left for it */
    MappedImage(int pages, MemorySegment memory, BitSet units, MemoryBudget budget, MappingPool pool, Cleaner cleaner) {
        this.pages = pages;
        stretches = stretches(units);
        bytes = stretches.stream().mapToLong(Stretch::bytes).sum();
        if (!budget.tryReserve(bytes)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        long size = stretches.getLast().end();
        try {
            file = Linux.memoryFile(size);
        } catch (OutOfMemoryError e) {
            budget.release(bytes);
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        try {
            content = Linux.mapShared(size, file);
        } catch (OutOfMemoryError e) {
            Linux.close(file);
            budget.release(bytes);
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        for (Stretch each : stretches) {
            MemorySegment.copy(memory, each.offset(), content, each.offset(), each.bytes());
        }
        cleaner.register(this, new Remains(file, content, bytes, budget, pool));
    }

    /** Names the image without holding it. */
    long id() {
        return content.address();
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long copied() {
        return 0;
    }

    @Override
    public void copyTo(MemorySegment memory) {
        for (Stretch each : stretches) {
            MemorySegment.copy(content, each.offset(), memory, each.offset(), each.bytes());
        }
    }

    /** Lays the content under a mapping of at least {@link #pages}. */
    void layUnder(MemorySegment mapping) {
        if (mapping.byteSize() < pages * (long) MemoryType.PAGE) {
            throw new IllegalArgumentException("the image is larger than the memory");
        }
        for (Stretch each : stretches) {
            Linux.overlayCopy(mapping.address() + each.offset(), each.bytes(), file, each.offset());
        }
    }

    /** Makes a part of such a mapping what it was. */
    void restore(MemorySegment mapping, long offset, long length) {
        long at = offset;
        long end = offset + length;
        for (Stretch each : stretches) {
            long from = Math.clamp(each.offset(), at, end);
            long to = Math.clamp(each.end(), at, end);
            mapping.asSlice(at, from - at).fill((byte) 0);
            MemorySegment.copy(content, from, mapping, from, to - from);
            at = to;
        }
        mapping.asSlice(at, end - at).fill((byte) 0);
    }

    /** Bridges gaps, larger ones each time, until there are few stretches. */
    private static List<Stretch> stretches(BitSet units) {
        List<Stretch> stretches = List.of();
        for (int gap = 1; gap == 1 || stretches.size() > MOST_STRETCHES; gap *= 2) {
            stretches = stretches(units, gap);
        }
        return stretches;
    }

    private static List<Stretch> stretches(BitSet units, int gap) {
        List<Stretch> stretches = new ArrayList<>();
        int from = units.nextSetBit(0);
        while (from >= 0) {
            int to = units.nextClearBit(from);
            int next = units.nextSetBit(to);
            while (next >= 0 && next - to <= gap) {
                to = units.nextClearBit(next);
                next = units.nextSetBit(to);
            }
            stretches.add(new Stretch((long) from * UNIT, (long) (to - from) * UNIT));
            from = next;
        }
        return stretches;
    }

    /** What is left to do when the image is gone; the cleaner's thread does it. */
    private record Remains(int file, MemorySegment content, long bytes, MemoryBudget budget, MappingPool pool)
            implements Runnable {
        @Override
        public void run() {
            pool.forget(content.address());
            Linux.unmap(content);
            Linux.close(file);
            budget.release(bytes);
        }
    }
}
