package dev.mote.engine;

/** Processor time of the operating-system thread that carries the caller. */
public interface CpuClock {
    /** Names the operating-system thread under the caller, or 0 where that is unknown. */
    long threadId();

    /** Nanoseconds of processor time that a thread of this process has used. */
    long nanos(long threadId);

    /** The best clock of this machine: the kernel's per-thread clock on Linux, elapsed time elsewhere. */
    static CpuClock system() {
        return LinuxCpuClock.isAvailable() ? new LinuxCpuClock() : elapsed(NanoClock.system());
    }

    /** Counts elapsed time as processor time: an upper bound that needs nothing of the machine. */
    static CpuClock elapsed(NanoClock clock) {
        return new CpuClock() {
            @Override
            public long threadId() {
                return 0;
            }

            @Override
            public long nanos(long threadId) {
                return clock.nanoTime();
            }
        };
    }
}
