package dev.mote.wasi;

/** One open file. Positions and sizes are in bytes and not negative. Used by one thread at a time; closing twice is safe. */
public interface FileHandle extends AutoCloseable {
    FileStat stat() throws WasiError;

    /** Reads what is there at a position, and returns how much that was; 0 at the end. May be short of what was asked. */
    int read(byte[] into, int offset, int length, long position) throws WasiError;

    /** Writes at a position, and returns how much was written; at least one byte where the length is not 0. */
    int write(byte[] from, int offset, int length, long position) throws WasiError;

    /** Writes at the end, wherever that is by now, and returns how much was written. */
    int append(byte[] from, int offset, int length) throws WasiError;

    void setSize(long size) throws WasiError;

    /** Makes sure that a region can be written, extending the file where it ends before. */
    void allocate(long position, long length) throws WasiError;

    void setTimes(Stamps times) throws WasiError;

    /** Waits until everything is on the disk; or only what reading it back takes. */
    void sync(boolean dataOnly) throws WasiError;

    @Override
    void close();
}
