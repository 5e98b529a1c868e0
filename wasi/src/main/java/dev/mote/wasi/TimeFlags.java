package dev.mote.wasi;

/** Which times of a file a guest wants set, and to what. */
final class TimeFlags {
    private static final int ACCESSED = 1;
    private static final int ACCESSED_NOW = 1 << 1;
    private static final int MODIFIED = 1 << 2;
    private static final int MODIFIED_NOW = 1 << 3;
    private static final int ALL = ACCESSED | ACCESSED_NOW | MODIFIED | MODIFIED_NOW;

    private TimeFlags() {}

    static Stamps stamps(long accessed, long modified, int flags) throws WasiError {
        if ((flags & ~ALL) != 0) {
            throw new WasiError(Errno.INVAL);
        }
        return new Stamps(
                stamp(accessed, (flags & ACCESSED) != 0, (flags & ACCESSED_NOW) != 0),
                stamp(modified, (flags & MODIFIED) != 0, (flags & MODIFIED_NOW) != 0));
    }

    private static Stamp stamp(long time, boolean given, boolean now) throws WasiError {
        if (given && now) {
            throw new WasiError(Errno.INVAL);
        }
        if (given) {
            return new Stamp.At(time);
        }
        return now ? new Stamp.Now() : new Stamp.Keep();
    }
}
