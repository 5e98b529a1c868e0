package dev.mote.wasi;

import java.util.List;

/**
 * One open folder of a tree that is granted to a guest: all that the system interface needs of a file system. A name is a
 * single component, neither empty nor {@code .} nor {@code ..} and without a slash, and no operation follows a symbolic
 * link: whoever swaps an entry meanwhile gets an error instead of another place. Paths are {@link PathWalk}'s. Used by one
 * thread at a time; closing twice is safe.
 */
public interface Folder extends AutoCloseable {
    FileStat stat() throws WasiError;

    /** A second handle of the same folder. */
    Folder reopen() throws WasiError;

    /** A folder within; NOTDIR or LOOP for what is none. */
    Folder open(String name) throws WasiError;

    /** A regular file within; LOOP for a symbolic link, ISDIR for a folder to be written. */
    FileHandle openFile(String name, OpenMode mode) throws WasiError;

    /** What an entry is, the link itself for a symbolic link. */
    FileStat stat(String name) throws WasiError;

    /** Where a symbolic link points; INVAL for everything else. */
    String readLink(String name) throws WasiError;

    void createFolder(String name) throws WasiError;

    /** Makes a symbolic link. Where it points is looked at by whoever follows it. */
    void createLink(String name, String target) throws WasiError;

    /** Gives a file, or a symbolic link itself, a second name. */
    void createHardLink(String name, Folder to, String newName) throws WasiError;

    void rename(String name, Folder to, String newName) throws WasiError;

    /** Removes a name that is no folder. */
    void removeFile(String name) throws WasiError;

    /** Removes an empty folder. */
    void removeFolder(String name) throws WasiError;

    void setTimes(Stamps times) throws WasiError;

    void setTimes(String name, Stamps times) throws WasiError;

    /**
     * The next names, {@code .} and {@code ..} among them; none at the end.
     *
     * @param from 0 for the start, or {@link FolderEntry#next} of the last entry seen
     */
    List<FolderEntry> list(long from) throws WasiError;

    /** Waits until the names are on the disk. */
    void sync() throws WasiError;

    @Override
    void close();
}
