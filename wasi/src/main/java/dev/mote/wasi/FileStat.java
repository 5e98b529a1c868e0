package dev.mote.wasi;

/**
 * What is known of a file or folder. Times are nanoseconds since 1970; what lies before is 0.
 *
 * @param device which file system it is on
 * @param inode its number there
 * @param links names it has
 * @param size bytes
 */
public record FileStat(
        long device, long inode, FileType type, long links, long size, long accessed, long modified, long changed) {
    /** Something without a place in a file system: a stream or a socket. */
    static FileStat of(FileType type) {
        return new FileStat(0, 0, type, 1, 0, 0, 0, 0);
    }
}
