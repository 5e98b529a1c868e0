package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;

/** Waits on behalf of a guest: without its CPU slot, and no longer than its run. Called by the invocation's thread. */
public final class Waiting {
    private Waiting() {}

    /** Waits until one of them is ready. */
    public static void forAny(Run run, List<? extends Pollable> pollables) throws IOException {
        run.checkStopped();
        if (anyReady(pollables)) {
            return;
        }
        blocking(run, () -> {
            try (Alarm alarm = Alarm.of(pollables)) {
                pollables.forEach(one -> one.watch(alarm));
                try {
                    while (!anyReady(pollables)) {
                        alarm.await(earliest(pollables));
                    }
                } finally {
                    pollables.forEach(one -> one.unwatch(alarm));
                }
            }
            return true;
        });
    }

    /** Waits until it is ready. */
    public static void until(Run run, Pollable pollable) throws IOException {
        forAny(run, List.of(pollable));
    }

    /**
     * Runs what may wait, without the CPU slot.
     *
     * @throws Stopped where the run is stopped meanwhile
     */
    public static <T> T blocking(Run run, Callable<T> wait) throws IOException {
        try {
            return run.blocking(wait);
        } catch (Exception e) {
            // An operation that was interrupted may say so in a way of its own.
            run.checkStopped();
            switch (e) {
                case IOException failure -> throw failure;
                case UncheckedIOException failure -> throw failure.getCause();
                case RuntimeException failure -> throw failure;
                default -> {
                    Thread.currentThread().interrupt();
                    throw new Stopped(StopReason.SHUTDOWN);
                }
            }
        }
    }

    private static boolean anyReady(List<? extends Pollable> pollables) {
        for (Pollable one : pollables) {
            if (one.ready()) {
                return true;
            }
        }
        return false;
    }

    private static long earliest(List<? extends Pollable> pollables) {
        long earliest = Long.MAX_VALUE;
        for (Pollable one : pollables) {
            earliest = Math.min(earliest, one.due());
        }
        return earliest;
    }
}
