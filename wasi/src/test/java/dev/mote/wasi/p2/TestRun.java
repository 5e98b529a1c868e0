package dev.mote.wasi.p2;

import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import java.time.Duration;

/** Runs as invocations have them, on one slot. */
final class TestRun implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    final CpuSlots slots = new CpuSlots(1, 1);
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final CpuSlots.Share share = slots.share();

    Run within(Duration wall) {
        return new GuestExecutor(ticker, NanoClock.system(), CpuClock.system())
                .newRun(new RunLimits(wall, MINUTE), share);
    }

    /** What a task does inside of a run. */
    interface Body<T> {
        T of(Run run) throws Exception;
    }

    <T> T call(Duration wall, Body<T> body) {
        return call(within(wall), body);
    }

    <T> T call(Body<T> body) {
        return call(MINUTE, body);
    }

    <T> T call(Run run, Body<T> body) {
        return run.call(inside -> {
            try {
                return body.of(inside);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() {
        ticker.close();
    }
}
