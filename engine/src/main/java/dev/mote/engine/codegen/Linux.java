package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/** The kernel's calls for memory that is mapped; the numbers are those of Linux. Any thread may call. */
// The launcher grants native access; without it the JVM warns, and this works all the same.
@SuppressWarnings("restricted")
final class Linux {
    private static final int READ_WRITE = 3;
    private static final int SHARED = 0x01;
    private static final int PRIVATE = 0x02;
    private static final int FIXED = 0x10;
    private static final int ANONYMOUS = 0x20;
    private static final int NO_RESERVE = 0x4000;
    private static final int NO_HUGE_PAGES = 15;
    private static final int CLOSE_ON_EXEC = 1;
    private static final int READ_ONLY = 0;
    private static final int OPEN_CLOSE_ON_EXEC = 0x8_0000;
    private static final long FAILED = -1;

    private static final MethodHandle MMAP = function(
            "mmap", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP =
            function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MADVISE =
            function("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle MEMFD_CREATE =
            function("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle FTRUNCATE =
            function("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle PREAD =
            function("pread", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle IOCTL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Linux() {}

    /** Whether this machine has these calls. */
    static boolean isAvailable() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /**
     * Addresses for zeros, which take memory when they are touched.
     *
     * @throws OutOfMemoryError where the kernel refuses
     */
    static MemorySegment map(long bytes) {
        long address = map(0, bytes, PRIVATE | ANONYMOUS | NO_RESERVE, -1, 0);
        try {
            // A guest pays for what it touches, not for two megabytes around it. Old kernels may not know the advice.
            int _ = (int) MADVISE.invokeExact(address, bytes, NO_HUGE_PAGES);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /**
     * Addresses for a file: all who map it see the same bytes.
     *
     * @throws OutOfMemoryError where the kernel refuses
     */
    static MemorySegment mapShared(long bytes, int file) {
        return MemorySegment.ofAddress(map(0, bytes, SHARED, file, 0)).reinterpret(bytes);
    }

    /** Lays a copy of a file over addresses that are mapped: what is written there stays there. */
    static void overlayCopy(long address, long bytes, int file, long offset) {
        map(address, bytes, PRIVATE | FIXED | NO_RESERVE, file, offset);
    }

    /** Lays a file over addresses that are mapped: all who do so see the same bytes. */
    static void overlayShared(long address, long bytes, int file, long offset) {
        map(address, bytes, SHARED | FIXED, file, offset);
    }

    static void unmap(MemorySegment segment) {
        check(() -> (int) MUNMAP.invokeExact(segment.address(), segment.byteSize()), "munmap");
    }

    /**
     * Makes a file of zeros in memory and answers its descriptor; it goes when it is closed and nothing maps it.
     *
     * @throws OutOfMemoryError where the kernel refuses
     */
    static int memoryFile(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom("mote");
            int file = check(() -> (int) MEMFD_CREATE.invokeExact(name, CLOSE_ON_EXEC), "memfd_create");
            try {
                check(() -> (int) FTRUNCATE.invokeExact(file, bytes), "ftruncate");
            } catch (OutOfMemoryError e) {
                close(file);
                throw e;
            }
            return file;
        }
    }

    /** Opens a file for reading; less than zero where that fails. */
    static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.invokeExact(arena.allocateFrom(path), READ_ONLY | OPEN_CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Reads as many bytes as there is room for; answers how many there were, or less than zero. */
    static long read(int file, MemorySegment into, long offset) {
        try {
            return (long) PREAD.invokeExact(file, into, into.byteSize(), offset);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Answers less than zero where the kernel refuses, or does not know the request. */
    static int control(int file, long request, MemorySegment argument) {
        try {
            return (int) IOCTL.invokeExact(file, request, argument);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void close(int file) {
        check(() -> (int) CLOSE.invokeExact(file), "close");
    }

    private static long map(long at, long bytes, int flags, int file, long offset) {
        long address;
        try {
            address = (long) MMAP.invokeExact(at, bytes, READ_WRITE, flags, file, offset);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (address == FAILED) {
            throw new OutOfMemoryError("the kernel maps no " + bytes + " bytes");
        }
        return address;
    }

    /** A call of the kernel that answers less than zero where it fails. */
    private interface Call {
        int run() throws Throwable;
    }

    private static int check(Call call, String name) {
        int result;
        try {
            result = call.run();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (result < 0) {
            throw new OutOfMemoryError(name + " failed");
        }
        return result;
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }
}
