package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Offer;
import java.time.Duration;
import java.time.Instant;

/** Clocks, with the contract's 32-bit fields: seconds wrap in 2038. */
final class Faasm2018Time {
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int PROCESS_CPU = 2;
    private static final int THREAD_CPU = 3;
    private static final int MONOTONIC_RAW = 4;
    private static final int REALTIME_COARSE = 5;
    private static final int MONOTONIC_COARSE = 6;
    private static final int BOOT = 7;

    private Faasm2018Time() {}

    @Offer("__syscall_clock_gettime")
    static int clock(CoreInstance instance, int clock, int into) {
        Faasm2018Process process = Faasm2018Process.of(instance);
        return switch (clock) {
            case REALTIME, REALTIME_COARSE -> {
                Instant now = process.clock().instant();
                yield write(instance, into, now.getEpochSecond(), now.getNano());
            }
            case MONOTONIC, MONOTONIC_RAW, MONOTONIC_COARSE, BOOT ->
                write(instance, into, instance.run().elapsed());
            case PROCESS_CPU, THREAD_CPU -> write(instance, into, instance.run().cpuTime());
            default -> -Errno.EINVAL;
        };
    }

    private static int write(CoreInstance instance, int into, Duration time) {
        return write(instance, into, time.getSeconds(), time.getNano());
    }

    private static int write(CoreInstance instance, int into, long seconds, int nanoseconds) {
        instance.memory().check(into, 8);
        instance.memory().putInt(into, (int) seconds);
        instance.memory().putInt(into + 4, nanoseconds);
        return 0;
    }
}
