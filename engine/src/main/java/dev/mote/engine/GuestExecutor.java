package dev.mote.engine;

/** Makes the runs of one node. Any thread may call; holds no state but what it was made with. */
public final class GuestExecutor {
    private final DeadlineTicker ticker;
    private final NanoClock clock;
    private final CpuClock cpuClock;

    public GuestExecutor(DeadlineTicker ticker, NanoClock clock, CpuClock cpuClock) {
        this.ticker = ticker;
        this.clock = clock;
        this.cpuClock = cpuClock;
    }

    /** A run whose wall time starts now; {@link Run#call} executes it, {@link Run#stop} ends it even before that. */
    public Run newRun(RunLimits limits, CpuSlots.Share share) {
        return new Run(limits, share, ticker, clock, cpuClock);
    }
}
