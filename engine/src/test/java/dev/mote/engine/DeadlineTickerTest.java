package dev.mote.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The one thread behind all deadlines. */
class DeadlineTickerTest {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMillis(50), Duration.ofSeconds(10));

    @Test
    void wakesForTheFirstRunAndStopsIt() {
        try (DeadlineTicker ticker = new DeadlineTicker().start()) {
            Run run = newRun(ticker, CpuClock.elapsed(NanoClock.system()));
            long start = System.nanoTime();
            assertThatThrownBy(() -> run.call(DeadlineTickerTest::loop)).isInstanceOf(Stopped.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMITS.wall(), Duration.ofSeconds(5));
        }
    }

    @Test
    void survivesARunWhoseClockFails() {
        CpuClock broken = new CpuClock() {
            private boolean working = true;

            @Override
            public long threadId() {
                return 1;
            }

            @Override
            public long nanos(long threadId) {
                if (working) {
                    working = false;
                    return 0;
                }
                throw new IllegalStateException("no clock");
            }
        };
        DeadlineTicker ticker = new DeadlineTicker();
        Run run = newRun(ticker, broken);
        assertThatThrownBy(() -> run.call(it -> {
                    ticker.tick();
                    it.checkStopped();
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(run.stopReason()).contains(StopReason.SHUTDOWN);
    }

    private static Run newRun(DeadlineTicker ticker, CpuClock cpu) {
        return new GuestExecutor(ticker, NanoClock.system(), cpu).newRun(LIMITS, new CpuSlots(1, 1).share());
    }

    private static Object loop(Run run) {
        while (true) {
            run.checkStopped();
            Thread.onSpinWait();
        }
    }
}
