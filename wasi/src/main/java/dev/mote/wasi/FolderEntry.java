package dev.mote.wasi;

/**
 * One name in a folder.
 *
 * @param next where the listing goes on after it
 * @param inode number of the file, 0 where it is not told
 * @param name the bytes of the name as the file system has them; not to be changed
 */
// A value that is read once and thrown away: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record FolderEntry(long next, long inode, FileType type, byte[] name) {}
