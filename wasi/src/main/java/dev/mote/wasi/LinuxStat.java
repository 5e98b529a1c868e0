package dev.mote.wasi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Reads and writes what the kernel tells and takes of files: one layout on every architecture. */
final class LinuxStat {
    private static final long NANOS = 1_000_000_000L;
    private static final long UTIME_NOW = (1L << 30) - 1;
    private static final long UTIME_OMIT = (1L << 30) - 2;

    private LinuxStat() {}

    static FileStat read(MemorySegment statx) {
        long device = Integer.toUnsignedLong(statx.get(JAVA_INT, 136)) << 32
                | Integer.toUnsignedLong(statx.get(JAVA_INT, 140));
        return new FileStat(
                device,
                statx.get(JAVA_LONG, 32),
                type(statx),
                Integer.toUnsignedLong(statx.get(JAVA_INT, 16)),
                statx.get(JAVA_LONG, 40),
                time(statx, 64),
                time(statx, 112),
                time(statx, 96));
    }

    static FileType type(MemorySegment statx) {
        // The kind is in the upper four bits of the mode, numbered as directory entries number it.
        return entryType((statx.get(JAVA_SHORT, 28) & 0xffff) >>> 12);
    }

    /** The kind of a directory entry. */
    static FileType entryType(int kind) {
        return switch (kind) {
            case 2 -> FileType.CHARACTER_DEVICE;
            case 4 -> FileType.DIRECTORY;
            case 6 -> FileType.BLOCK_DEVICE;
            case 8 -> FileType.REGULAR_FILE;
            case 10 -> FileType.SYMBOLIC_LINK;
            case 12 -> FileType.SOCKET_STREAM;
            default -> FileType.UNKNOWN;
        };
    }

    /** Two times as the kernel takes them. */
    static MemorySegment times(Arena arena, Stamps times) {
        MemorySegment pair = arena.allocate(32, Long.BYTES);
        write(pair, 0, times.accessed());
        write(pair, 16, times.modified());
        return pair;
    }

    private static void write(MemorySegment pair, long at, Stamp stamp) {
        if (stamp instanceof Stamp.At(long nanos)) {
            pair.set(JAVA_LONG, at, Long.divideUnsigned(nanos, NANOS));
            pair.set(JAVA_LONG, at + 8, Long.remainderUnsigned(nanos, NANOS));
        } else {
            pair.set(JAVA_LONG, at + 8, stamp instanceof Stamp.Now ? UTIME_NOW : UTIME_OMIT);
        }
    }

    private static long time(MemorySegment statx, long at) {
        long seconds = statx.get(JAVA_LONG, at);
        if (seconds < 0) {
            return 0;
        }
        return Math.multiplyHigh(seconds, NANOS) != 0 || seconds * NANOS < 0
                ? Long.MAX_VALUE
                : seconds * NANOS + Integer.toUnsignedLong(statx.get(JAVA_INT, at + 8));
    }
}
