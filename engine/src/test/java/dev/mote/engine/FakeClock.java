package dev.mote.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Elapsed and processor time that stand still until a test moves them. */
final class FakeClock implements NanoClock, CpuClock {
    private final AtomicLong elapsed = new AtomicLong(1_000);
    private final AtomicLong cpu = new AtomicLong(5_000);

    void passes(Duration time) {
        elapsed.addAndGet(time.toNanos());
    }

    /** Time in which the processor was used. */
    void burns(Duration time) {
        passes(time);
        cpu.addAndGet(time.toNanos());
    }

    @Override
    public long nanoTime() {
        return elapsed.get();
    }

    @Override
    public long threadId() {
        return 7;
    }

    @Override
    public long nanos(long threadId) {
        return cpu.get();
    }
}
