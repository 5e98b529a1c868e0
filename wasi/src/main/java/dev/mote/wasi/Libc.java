package dev.mote.wasi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Locale;

/**
 * The calls of the C library that open, name and change files relative to an open folder. Java's own file API resolves
 * paths, and a path can be made to lead elsewhere between two looks; these take one name below a descriptor. Stateless.
 */
final class Libc {
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_REMOVEDIR = 0x200;
    static final int AT_EMPTY_PATH = 0x1000;

    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int O_NOCTTY = 0x100;
    static final int O_TRUNC = 0x200;
    static final int O_NONBLOCK = 0x800;
    static final int O_DSYNC = 0x1000;
    static final int O_SYNC = 0x101000;
    static final int O_CLOEXEC = 0x80000;
    static final int O_PATH = 0x200000;

    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;

    private static final int EINTR = 4;
    private static final int STATX_BASIC = 0x7ff;
    private static final int STATX_BYTES = 256;
    private static final int RWF_APPEND = 0x10;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPENAT = bind(
            "openat",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(3));
    private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle STATX =
            bind("statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle READLINKAT =
            bind("readlinkat", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle MKDIRAT =
            bind("mkdirat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle UNLINKAT =
            bind("unlinkat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SYMLINKAT =
            bind("symlinkat", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle LINKAT =
            bind("linkat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RENAMEAT =
            bind("renameat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle UTIMENSAT =
            bind("utimensat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle FUTIMENS = bind("futimens", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle PREAD =
            bind("pread", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PWRITE =
            bind("pwrite", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PWRITEV2 =
            bind("pwritev2", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle FTRUNCATE =
            bind("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle POSIX_FALLOCATE =
            bind("posix_fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FSYNC = bind("fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle FDATASYNC = bind("fdatasync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle LSEEK =
            bind("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle GETDENTS =
            bind("getdents64", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

    private Libc() {}

    static boolean isAvailable() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && Linker.nativeLinker().defaultLookup().find("getdents64").isPresent();
    }

    /** Opens a name below a folder; a created file may be read and written as the process's mask allows. */
    static int openat(Arena arena, int folder, String name, int flags) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        int result;
        do {
            try {
                result = (int) OPENAT.invokeExact(state, folder, path, flags | O_CLOEXEC, 0666);
            } catch (Throwable e) {
                throw broken(e);
            }
        } while (result < 0 && interrupted(state));
        return (int) checked(result, state);
    }

    static void close(int file) {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(arena.allocate(STATE), file);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** What is known of a name below a folder, or with an empty name of the descriptor itself; never follows a link. */
    static MemorySegment statx(Arena arena, int folder, String name) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        MemorySegment result = arena.allocate(STATX_BYTES, Long.BYTES);
        int flags = AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? AT_EMPTY_PATH : 0);
        try {
            checked((int) STATX.invokeExact(state, folder, path, flags, STATX_BASIC, result), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
        return result;
    }

    static long readlinkat(Arena arena, int folder, String name, MemorySegment into) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        try {
            return checked((long) READLINKAT.invokeExact(state, folder, path, into, into.byteSize()), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void mkdirat(Arena arena, int folder, String name) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) MKDIRAT.invokeExact(state, folder, path, 0777), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void unlinkat(Arena arena, int folder, String name, int flags) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) UNLINKAT.invokeExact(state, folder, path, flags), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void symlinkat(Arena arena, String target, int folder, String name) throws WasiError {
        MemorySegment to = arena.allocateFrom(target);
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) SYMLINKAT.invokeExact(state, to, folder, path), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void linkat(Arena arena, int folder, String name, int toFolder, String newName) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment newPath = arena.allocateFrom(newName);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) LINKAT.invokeExact(state, folder, path, toFolder, newPath, 0), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void renameat(Arena arena, int folder, String name, int toFolder, String newName) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment newPath = arena.allocateFrom(newName);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) RENAMEAT.invokeExact(state, folder, path, toFolder, newPath), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void utimensat(Arena arena, int folder, String name, MemorySegment times) throws WasiError {
        MemorySegment path = arena.allocateFrom(name);
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) UTIMENSAT.invokeExact(state, folder, path, times, AT_SYMLINK_NOFOLLOW), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void futimens(Arena arena, int file, MemorySegment times) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) FUTIMENS.invokeExact(state, file, times), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static int pread(Arena arena, int file, MemorySegment into, long position) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        long result;
        do {
            try {
                result = (long) PREAD.invokeExact(state, file, into, into.byteSize(), position);
            } catch (Throwable e) {
                throw broken(e);
            }
        } while (result < 0 && interrupted(state));
        return (int) checked(result, state);
    }

    static int pwrite(Arena arena, int file, MemorySegment from, long position) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        long result;
        do {
            try {
                result = (long) PWRITE.invokeExact(state, file, from, from.byteSize(), position);
            } catch (Throwable e) {
                throw broken(e);
            }
        } while (result < 0 && interrupted(state));
        return (int) checked(result, state);
    }

    /** Writes at the end, in one step with finding it. */
    static int append(Arena arena, int file, MemorySegment from) throws WasiError {
        MemorySegment vector = arena.allocate(ADDRESS.byteSize() + Long.BYTES, Long.BYTES);
        vector.set(ADDRESS, 0, from);
        vector.set(JAVA_LONG, ADDRESS.byteSize(), from.byteSize());
        MemorySegment state = arena.allocate(STATE);
        long result;
        do {
            try {
                result = (long) PWRITEV2.invokeExact(state, file, vector, 1, 0L, RWF_APPEND);
            } catch (Throwable e) {
                throw broken(e);
            }
        } while (result < 0 && interrupted(state));
        return (int) checked(result, state);
    }

    static void ftruncate(Arena arena, int file, long size) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((int) FTRUNCATE.invokeExact(state, file, size), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Answers with its error number, not by the variable. */
    static void allocate(Arena arena, int file, long position, long length) throws WasiError {
        int result;
        try {
            result = (int) POSIX_FALLOCATE.invokeExact(arena.allocate(STATE), file, position, length);
        } catch (Throwable e) {
            throw broken(e);
        }
        if (result != 0) {
            throw new WasiError(LinuxErrors.errno(result));
        }
    }

    static void sync(Arena arena, int file, boolean dataOnly) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        try {
            int result = dataOnly ? (int) FDATASYNC.invokeExact(state, file) : (int) FSYNC.invokeExact(state, file);
            checked(result, state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void seek(Arena arena, int file, long position) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        try {
            checked((long) LSEEK.invokeExact(state, file, position, 0), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The next entries of a folder as the kernel writes them; 0 bytes at the end. */
    static int getdents(Arena arena, int folder, MemorySegment into) throws WasiError {
        MemorySegment state = arena.allocate(STATE);
        try {
            return (int) checked((long) GETDENTS.invokeExact(state, folder, into, into.byteSize()), state);
        } catch (WasiError e) {
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static boolean interrupted(MemorySegment state) {
        return (int) ERRNO.get(state, 0L) == EINTR;
    }

    private static long checked(long result, MemorySegment state) throws WasiError {
        if (result < 0) {
            throw new WasiError(LinuxErrors.errno((int) ERRNO.get(state, 0L)));
        }
        return result;
    }

    /** What cannot happen between this class and the library; errors such as a full stack pass as they are. */
    private static IllegalStateException broken(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call of the C library failed", e);
    }

    // The class path is granted native access by --enable-native-access, which the launcher and the tests pass.
    @SuppressWarnings("restricted")
    private static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] all = new Linker.Option[options.length + 1];
        all[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(options, 0, all, 1, options.length);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, all);
    }
}
