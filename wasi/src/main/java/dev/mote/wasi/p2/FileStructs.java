package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import dev.mote.wasi.Errno;
import dev.mote.wasi.FileStat;
import dev.mote.wasi.FileType;
import dev.mote.wasi.Stamp;
import dev.mote.wasi.Stamps;
import dev.mote.wasi.WasiError;
import java.util.List;

/** What {@code wasi:filesystem} passes, as values. */
final class FileStructs {
    private static final long SECOND = 1_000_000_000L;
    /** The last second whose nanoseconds since 1970 fit. */
    private static final long LAST_SECOND = Long.MAX_VALUE / SECOND - 1;

    private FileStructs() {}

    static Integer type(FileType type) {
        return switch (type) {
            case UNKNOWN -> 0;
            case BLOCK_DEVICE -> 1;
            case CHARACTER_DEVICE -> 2;
            case DIRECTORY -> 3;
            case SYMBOLIC_LINK -> 5;
            case REGULAR_FILE -> 6;
            case SOCKET_DATAGRAM, SOCKET_STREAM -> 7;
        };
    }

    static List<Object> stat(FileStat stat) {
        return List.of(
                type(stat.type()),
                stat.links(),
                stat.size(),
                time(stat.accessed()),
                time(stat.modified()),
                time(stat.changed()));
    }

    /** Says of two files whether they are the same, and nothing of their numbers on the host. */
    static List<Object> hash(FileStat stat) {
        return List.of(mixed(stat.inode() ^ mixed(stat.device())), mixed(stat.device() ^ mixed(stat.inode() + 1)));
    }

    /** @param accessed and the other are {@code new-timestamp} */
    static Stamps stamps(Object accessed, Object modified) throws WasiError {
        return new Stamps(stamp((VariantValue) accessed), stamp((VariantValue) modified));
    }

    private static Stamp stamp(VariantValue value) throws WasiError {
        if (value.payload().isEmpty()) {
            return value.index() == 0 ? new Stamp.Keep() : new Stamp.Now();
        }
        List<?> datetime = (List<?>) value.payload().get();
        long seconds = (Long) datetime.get(0);
        int nanos = (Integer) datetime.get(1);
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new WasiError(Errno.OVERFLOW);
        }
        if (nanos < 0 || nanos >= SECOND) {
            throw new WasiError(Errno.INVAL);
        }
        return new Stamp.At(seconds * SECOND + nanos);
    }

    private static VariantValue time(long nanos) {
        return VariantValue.some(
                List.of(Long.divideUnsigned(nanos, SECOND), (int) Long.remainderUnsigned(nanos, SECOND)));
    }

    /** A one-to-one mix of all bits. */
    private static long mixed(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
