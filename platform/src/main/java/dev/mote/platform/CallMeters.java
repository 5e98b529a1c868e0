package dev.mote.platform;

import dev.mote.worlds.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The meters of the calls of one world. Any thread may call. */
final class CallMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(75),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofMillis(750),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofMillis(7_500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final Timer duration;
    private final Counter completed;
    private final Counter failed;
    private final Counter trapped;
    private final Counter timedOut;
    private final Counter rejected;
    private final Counter cancelled;

    CallMeters(MeterRegistry registry, String world) {
        duration = Timer.builder("mote.invocation")
                .description("Time of one call, waiting included")
                .tag("world", world)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        completed = outcome(registry, world, "completed");
        failed = outcome(registry, world, "failed");
        trapped = outcome(registry, world, "trapped");
        timedOut = outcome(registry, world, "timed-out");
        rejected = outcome(registry, world, "rejected");
        cancelled = outcome(registry, world, "cancelled");
    }

    /** Counts one call that ended. */
    void ended(Outcome outcome, long nanos) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
        Counter counter = switch (outcome) {
            case Outcome.Completed _ -> completed;
            case Outcome.Failed _ -> failed;
            case Outcome.Trapped _ -> trapped;
            case Outcome.TimedOut _ -> timedOut;
            case Outcome.Rejected _ -> rejected;
            case Outcome.Cancelled _ -> cancelled;
        };
        counter.increment();
    }

    private static Counter outcome(MeterRegistry registry, String world, String word) {
        return Counter.builder("mote.invocations")
                .description("Calls that ended, by world and outcome")
                .tag("world", world)
                .tag("outcome", word)
                .register(registry);
    }
}
