package dev.mote.wasi;

/** Flags of a descriptor, by the bits of WASI 0.1. */
final class Flags {
    static final int APPEND = 1;
    static final int DSYNC = 1 << 1;
    static final int NONBLOCK = 1 << 2;
    static final int RSYNC = 1 << 3;
    static final int SYNC = 1 << 4;

    private static final int ALL = APPEND | DSYNC | NONBLOCK | RSYNC | SYNC;
    private static final int CHANGEABLE = APPEND | NONBLOCK;

    private Flags() {}

    static void check(int flags) throws WasiError {
        if ((flags & ~ALL) != 0) {
            throw new WasiError(Errno.INVAL);
        }
    }

    /** The flags after a change: what a write waits for is settled when the file is opened. */
    static int changed(int before, int wanted) throws WasiError {
        check(wanted);
        if ((before & ~CHANGEABLE) != (wanted & ~CHANGEABLE) && (wanted & ~CHANGEABLE) != 0) {
            throw new WasiError(Errno.NOTSUP);
        }
        return (before & ~CHANGEABLE) | (wanted & CHANGEABLE);
    }

    static OpenMode.Sync sync(int flags) {
        if ((flags & SYNC) != 0) {
            return OpenMode.Sync.EVERYTHING;
        }
        return (flags & DSYNC) != 0 ? OpenMode.Sync.DATA : OpenMode.Sync.NOTHING;
    }
}
