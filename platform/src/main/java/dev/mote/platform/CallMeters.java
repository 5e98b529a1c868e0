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
    private final Counter outOfFuel;
    private final Counter rejected;
    private final Counter cancelled;
    private final Counter fuel;

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
        outOfFuel = outcome(registry, world, "out-of-fuel");
        rejected = outcome(registry, world, "rejected");
        cancelled = outcome(registry, world, "cancelled");
        fuel = Counter.builder("mote.guest.fuel")
                .description("Fuel that guests used whose functions have a fuel limit")
                .tag("world", world)
                .register(registry);
    }

    /** Counts one call that ended, and the fuel that it used. */
    void ended(Outcome outcome, long nanos, long fuelUsed) {
        fuel.increment((double) fuelUsed);
        duration.record(nanos, TimeUnit.NANOSECONDS);
        Counter counter = switch (outcome) {
            case Outcome.Completed _ -> completed;
            case Outcome.Failed _ -> failed;
            case Outcome.Trapped _ -> trapped;
            case Outcome.TimedOut _ -> timedOut;
            case Outcome.OutOfFuel _ -> outOfFuel;
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
