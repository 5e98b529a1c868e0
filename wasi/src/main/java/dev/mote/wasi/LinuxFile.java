package dev.mote.wasi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A file by its descriptor. */
final class LinuxFile implements FileHandle {
    private final int file;
    private boolean closed;

    LinuxFile(int file) {
        this.file = file;
    }

    @Override
    public FileStat stat() throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            return LinuxStat.read(Libc.statx(arena, file, ""));
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, long position) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(1, length)).asSlice(0, length);
            int count = Libc.pread(arena, file, buffer, position);
            MemorySegment.copy(buffer, JAVA_BYTE, 0, into, offset, count);
            return count;
        }
    }

    @Override
    public int write(byte[] from, int offset, int length, long position) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            return Libc.pwrite(arena, file, copy(arena, from, offset, length), position);
        }
    }

    @Override
    public int append(byte[] from, int offset, int length) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            return Libc.append(arena, file, copy(arena, from, offset, length));
        }
    }

    @Override
    public void setSize(long size) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.ftruncate(arena, file, size);
        }
    }

    @Override
    public void allocate(long position, long length) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.allocate(arena, file, position, length);
        }
    }

    @Override
    public void setTimes(Stamps times) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.futimens(arena, file, LinuxStat.times(arena, times));
        }
    }

    @Override
    public void sync(boolean dataOnly) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.sync(arena, file, dataOnly);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            // Before the call: a number that was given back may be somebody else's already.
            closed = true;
            Libc.close(file);
        }
    }

    private static MemorySegment copy(Arena arena, byte[] from, int offset, int length) {
        MemorySegment buffer = arena.allocate(Math.max(1, length)).asSlice(0, length);
        MemorySegment.copy(from, offset, buffer, JAVA_BYTE, 0, length);
        return buffer;
    }
}
