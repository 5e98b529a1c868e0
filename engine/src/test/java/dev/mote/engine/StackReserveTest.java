package dev.mote.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StackReserveTest {
    private static final int SMALL_STACK = 256 << 10;

    private final CpuSlots slots = new CpuSlots(1000, 1000);
    private final CpuSlots.Share share = slots.share();
    private final DeadlineTicker ticker = new DeadlineTicker();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private int overflows;

    @Test
    void fault19AStackThatEndsWhileTheHostWaitsLosesNoSlot() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Thread thread = new Thread(null, this::overflow, "small stack", SMALL_STACK + i * 64L);
            thread.start();
            thread.join();
        }
        assertThat(overflows).isEqualTo(100);
        assertThat(slots.used()).isZero();
        assertThat(ticker.watched()).isZero();
    }

    private void overflow() {
        Duration minute = Duration.ofMinutes(1);
        try {
            executor.newRun(new RunLimits(minute, minute), share).call(run -> dive(run, 0));
        } catch (StackOverflowError e) {
            overflows++;
        }
    }

    /** Waits at every depth, as a guest does that calls itself and the host. */
    @SuppressWarnings("InfiniteRecursion") // the overflow is what is tested
    private static int dive(Run run, int depth) {
        try {
            run.blocking(() -> depth);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return dive(run, depth + 1) + 1;
    }
}
