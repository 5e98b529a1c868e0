package dev.mote.gateway;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Gives the core away to whoever wants it, and keeps the carrier: {@link Thread#yield} on a virtual thread would do the
 * opposite. Any thread may call; where the system offers no such call, this only tells the processor that the caller spins.
 */
final class KernelYield {
    private static final Optional<MemorySegment> SYMBOL =
            Linker.nativeLinker().defaultLookup().find("sched_yield");

    /** A constant, so that the JVM compiles a call of it to the call itself. */
    private static final MethodHandle CALL = SYMBOL.map(KernelYield::bind).orElse(null);

    private KernelYield() {}

    // The class path is granted native access by --enable-native-access, which the launcher and the tests pass.
    @SuppressWarnings("restricted")
    private static MethodHandle bind(MemorySegment symbol) {
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT));
    }

    static void giveWay() {
        if (CALL == null) {
            Thread.onSpinWait();
            return;
        }
        try {
            int _ = (int) CALL.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("the kernel's yield cannot be called", e);
        }
    }
}
