package dev.mote.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * The kernel's processor-time clock of a thread. Java's own refuses virtual threads; the kernel's belongs to the carrier,
 * and a guest stays on one carrier while it holds a CPU slot. Any thread may call; each call has its own buffer.
 */
final class LinuxCpuClock implements CpuClock {
    private static final int PER_THREAD_SCHEDULER_CLOCK = 6;

    /** Constants, so that the JVM compiles a call of them to the call itself; bound when the first clock is made. */
    private static final class Native {
        static final MethodHandle GETTID =
                bind("gettid", FunctionDescriptor.of(JAVA_INT), Linker.Option.critical(false));
        static final MethodHandle CLOCK_GETTIME =
                bind("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS), Linker.Option.critical(true));

        // The class path is granted native access by --enable-native-access, which the launcher and the tests pass.
        @SuppressWarnings("restricted")
        private static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option option) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, option);
        }
    }

    static boolean isAvailable() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && Linker.nativeLinker().defaultLookup().find("gettid").isPresent();
    }

    /** Of platform threads; a virtual one may be on another carrier whenever it asks. */
    private final ThreadLocal<Long> own = ThreadLocal.withInitial(LinuxCpuClock::ask);

    @Override
    public long threadId() {
        return Thread.currentThread().isVirtual() ? ask() : own.get();
    }

    private static long ask() {
        try {
            return (int) Native.GETTID.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("the kernel's clock cannot be read", e);
        }
    }

    @Override
    public long nanos(long threadId) {
        int clock = ~(int) threadId << 3 | PER_THREAD_SCHEDULER_CLOCK;
        long[] timespec = new long[2];
        try {
            int failed = (int) Native.CLOCK_GETTIME.invokeExact(clock, MemorySegment.ofArray(timespec));
            return failed == 0 ? timespec[0] * 1_000_000_000L + timespec[1] : 0;
        } catch (Throwable e) {
            throw new IllegalStateException("the kernel's clock cannot be read", e);
        }
    }
}
