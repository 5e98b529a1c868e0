package dev.mote.wasi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/** Whether the process's own standard input can be read without waiting, at its end too; Java itself cannot tell. */
public final class Readiness {
    private static final short POLLIN = 1;
    private static final int STDIN = 0;

    private Readiness() {}

    /** Bound where it is first asked: most programs never do. */
    private static final class Native {
        static final MethodHandle POLL = bind();

        // The class path is granted native access by --enable-native-access, which the launcher and the tests pass.
        @SuppressWarnings("restricted")
        private static MethodHandle bind() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("poll"),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        }
    }

    /** Waits until standard input can be read, at most as long as told; always true where this machine cannot tell. */
    public static boolean ofStandardInput(Duration time) {
        if (Linker.nativeLinker().defaultLookup().find("poll").isEmpty()) {
            return true;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry = arena.allocate(Long.BYTES, Integer.BYTES);
            entry.set(JAVA_INT, 0, STDIN);
            entry.set(JAVA_SHORT, 4, POLLIN);
            int ready = (int) Native.POLL.invokeExact(entry, 1L, (int) Math.min(time.toMillis(), Integer.MAX_VALUE));
            return ready > 0;
        } catch (Throwable e) {
            throw new IllegalStateException("standard input cannot be polled", e);
        }
    }
}
