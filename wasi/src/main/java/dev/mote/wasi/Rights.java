package dev.mote.wasi;

/**
 * The rights that WASI 0.1 shows for a descriptor. Programs look at them to learn what a descriptor is; what may really be
 * done is decided by the grant and by how a file was opened.
 */
final class Rights {
    static final long FD_DATASYNC = 1;
    static final long FD_READ = 1L << 1;
    static final long FD_SEEK = 1L << 2;
    static final long FD_FDSTAT_SET_FLAGS = 1L << 3;
    static final long FD_SYNC = 1L << 4;
    static final long FD_TELL = 1L << 5;
    static final long FD_WRITE = 1L << 6;
    static final long FD_ADVISE = 1L << 7;
    static final long FD_ALLOCATE = 1L << 8;
    static final long FD_FILESTAT_GET = 1L << 21;
    static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    static final long FD_FILESTAT_SET_TIMES = 1L << 23;
    static final long POLL_FD_READWRITE = 1L << 27;
    static final long SOCK_SHUTDOWN = 1L << 28;
    static final long SOCK_ACCEPT = 1L << 29;

    private static final long FD_READDIR = 1L << 14;
    /** From path_create_directory to path_filestat_get, fd_readdir among them. */
    private static final long PATHS = (1L << 19) - (1L << 9);

    private static final long PATH_FILESTAT_SET_TIMES = 1L << 20;
    private static final long PATH_SYMLINK = 1L << 24;
    private static final long PATH_REMOVE_DIRECTORY = 1L << 25;
    private static final long PATH_UNLINK_FILE = 1L << 26;

    static final long FOLDER = PATHS
            | FD_READDIR
            | PATH_FILESTAT_SET_TIMES
            | PATH_SYMLINK
            | PATH_REMOVE_DIRECTORY
            | PATH_UNLINK_FILE
            | FD_FDSTAT_SET_FLAGS
            | FD_SYNC
            | FD_DATASYNC
            | FD_ADVISE
            | FD_FILESTAT_GET
            | FD_FILESTAT_SET_TIMES;

    static final long FILE = FD_DATASYNC
            | FD_READ
            | FD_SEEK
            | FD_FDSTAT_SET_FLAGS
            | FD_SYNC
            | FD_TELL
            | FD_WRITE
            | FD_ADVISE
            | FD_ALLOCATE
            | FD_FILESTAT_GET
            | FD_FILESTAT_SET_SIZE
            | FD_FILESTAT_SET_TIMES
            | POLL_FD_READWRITE;

    static final long INHERITED = FOLDER | FILE;
    static final long INPUT = FD_READ | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;
    static final long OUTPUT = FD_WRITE | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;
    static final long LISTENER = SOCK_ACCEPT | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;
    static final long CONNECTION = INPUT | OUTPUT | SOCK_SHUTDOWN;

    private static final long WRITING = FD_WRITE | FD_ALLOCATE | FD_FILESTAT_SET_SIZE;

    private Rights() {}

    /** Those of a file opened so. */
    static long ofFile(OpenMode mode) {
        long rights = mode.read() ? FILE : FILE & ~FD_READ;
        return mode.write() ? rights : rights & ~WRITING;
    }
}
