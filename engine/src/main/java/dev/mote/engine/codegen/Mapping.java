package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * A range of addresses whose pages the kernel makes when they are first touched. Mapped and unmapped by its owner, who
 * sees to it that nobody reaches it any more.
 */
// The launcher grants native access; without it the JVM warns, and this works all the same.
@SuppressWarnings("restricted")
final class Mapping {
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS_NORESERVE = 0x4022;
    private static final long FAILED = -1;

    private static final MethodHandle MMAP = function(
            "mmap", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP =
            function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

    private final MemorySegment segment;

    private Mapping(MemorySegment segment) {
        this.segment = segment;
    }

    /** Whether this machine has what is needed; the numbers here are those of Linux. */
    static boolean isAvailable() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** @throws OutOfMemoryError where the kernel refuses */
    static Mapping of(long bytes) {
        long address;
        try {
            address = (long) MMAP.invokeExact(0L, bytes, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, -1, 0L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (address == FAILED) {
            throw new OutOfMemoryError("no addresses for " + bytes + " bytes");
        }
        return new Mapping(MemorySegment.ofAddress(address).reinterpret(bytes));
    }

    MemorySegment segment() {
        return segment;
    }

    void unmap() {
        try {
            int failed = (int) MUNMAP.invokeExact(segment.address(), segment.byteSize());
            assert failed == 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }
}
