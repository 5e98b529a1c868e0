package dev.mote.engine;

/**
 * A linear memory as the host sees it. Addresses and lengths are unsigned 32-bit values in Java ints; whatever lies
 * outside ends the guest with {@link TrapCode#MEMORY_OUT_OF_BOUNDS}, and nothing is allocated by a length before it was
 * checked. Multi-byte values are little-endian. Used by the thread that runs the guest, and by nobody else meanwhile; a
 * shared memory by the threads of all guests that hold it.
 */
public non-sealed interface Memory extends Extern {
    @Override
    MemoryType type();

    /** Size in pages of 64 KiB. */
    int pages();

    /** Grows by {@code delta} pages and returns the old size, or -1 when a limit forbids it. */
    int grow(int delta);

    byte getByte(int address);

    void putByte(int address, byte value);

    short getShort(int address);

    void putShort(int address, short value);

    int getInt(int address);

    void putInt(int address, int value);

    long getLong(int address);

    void putLong(int address, long value);

    /** Copies guest bytes into an array of the host. */
    void read(int address, byte[] into, int offset, int length);

    /** Copies bytes of the host into the guest. */
    void write(int address, byte[] from, int offset, int length);

    void fill(int address, byte value, int length);

    /** Checks a region without touching it, so that a host function can refuse before it acts. */
    void check(int address, int length);

    /** Length of a region without the zero bytes at its end; memory that nobody touched costs nothing to look at. */
    default int trimmedLength(int address, int length) {
        check(address, length);
        int left = length;
        while (left > 0 && getByte(address + left - 1) == 0) {
            left--;
        }
        return left;
    }

    /** A copy of guest bytes; checked before it is allocated. */
    default byte[] read(int address, int length) {
        check(address, length);
        byte[] bytes = new byte[length];
        read(address, bytes, 0, length);
        return bytes;
    }

    default void write(int address, byte[] from) {
        write(address, from, 0, from.length);
    }
}
