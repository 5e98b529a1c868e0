package dev.mote.engine;

/**
 * One stay of a run in a CPU slot, on one carrier. Until it is measured its processor time is its elapsed time; from then
 * on the kernel counts. Made by the run's thread; the ticker measures a stay that outlives a tick. {@code base} is written
 * once or twice, each time with the truth.
 */
final class SlotStay {
    /** A run that used this much is measured from the start of its next stay: reading the clock is dear, once. */
    static final long ROUGH_NANOS = DeadlineTicker.PERIOD.toNanos();

    private static final long UNMEASURED = Long.MIN_VALUE;

    private final NanoClock clock;
    private final CpuClock cpuClock;
    private final long carrier;
    private final long entered;
    private final long before;
    private volatile long base = UNMEASURED;

    /** @param before processor time of the run's earlier stays, in nanoseconds */
    SlotStay(NanoClock clock, CpuClock cpuClock, long before) {
        this.clock = clock;
        this.cpuClock = cpuClock;
        this.before = before;
        this.carrier = cpuClock.threadId();
        this.entered = clock.nanoTime();
    }

    /** Lets the kernel count from now on. */
    void measure() {
        if (base == UNMEASURED) {
            long counted = elapsed();
            base = cpuClock.nanos(carrier) - counted;
        }
    }

    /** Processor time of the run so far, in nanoseconds; means nothing once the run has left this stay. */
    long cpuNanos() {
        long from = base;
        return before + (from == UNMEASURED ? elapsed() : Math.max(0, cpuClock.nanos(carrier) - from));
    }

    /** At most a tick: what is longer without one is time in which nothing ran, such as a suspended machine. */
    private long elapsed() {
        return Math.min(clock.nanoTime() - entered, ROUGH_NANOS);
    }
}
