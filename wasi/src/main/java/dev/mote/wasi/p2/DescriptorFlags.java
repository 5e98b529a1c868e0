package dev.mote.wasi.p2;

import dev.mote.wasi.OpenMode;

/** How a file is opened, by the bits of {@code descriptor-flags} and {@code open-flags}. */
final class DescriptorFlags {
    static final int READ = 1;
    static final int WRITE = 1 << 1;
    static final int FILE_SYNC = 1 << 2;
    static final int DATA_SYNC = 1 << 3;
    static final int MUTATE_DIRECTORY = 1 << 5;

    static final int CREATE = 1;
    static final int FOLDER_ONLY = 1 << 1;
    static final int EXCLUSIVE = 1 << 2;
    static final int TRUNCATE = 1 << 3;

    private DescriptorFlags() {}

    static OpenMode mode(int open, int flags) {
        return new OpenMode(
                (flags & READ) != 0,
                (flags & WRITE) != 0,
                (open & CREATE) != 0,
                (open & EXCLUSIVE) != 0,
                (open & TRUNCATE) != 0,
                sync(flags));
    }

    private static OpenMode.Sync sync(int flags) {
        if ((flags & FILE_SYNC) != 0) {
            return OpenMode.Sync.EVERYTHING;
        }
        return (flags & DATA_SYNC) != 0 ? OpenMode.Sync.DATA : OpenMode.Sync.NOTHING;
    }
}
