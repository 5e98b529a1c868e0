package dev.mote.local.contract;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.VersionRef;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls and records for tests. */
public final class Calls {
    public static final FunctionName FUNCTION = new FunctionName("ann", "echo");

    private Calls() {}

    public static QueuedCall call(String id) {
        return call(id, Optional.empty());
    }

    public static QueuedCall call(String id, Optional<String> key) {
        return new QueuedCall(
                id,
                FUNCTION,
                new VersionRef.Live(),
                Payload.utf8("input of " + id),
                Invocation.Trigger.ASYNC,
                0,
                0,
                Optional.empty(),
                key,
                StorageContract.NOW);
    }

    public static QueuedCall chained(String id, QueuedCall by) {
        return new QueuedCall(
                id,
                by.function(),
                by.version(),
                Payload.utf8("chained by " + by.id()),
                Invocation.Trigger.CHAIN,
                0,
                by.depth() + 1,
                Optional.of(by.id()),
                Optional.empty(),
                by.created());
    }

    public static QueuedCall withAttempt(QueuedCall call, int attempt) {
        return new QueuedCall(
                call.id(),
                call.function(),
                call.version(),
                call.input(),
                call.trigger(),
                attempt,
                call.depth(),
                call.cause(),
                call.idempotencyKey(),
                call.created());
    }

    /** The record of a call that completed. */
    public static Invocation completed(QueuedCall call) {
        return record(call.id(), call.function(), new Outcome.Completed(Payload.empty(), List.of()), call.created());
    }

    public static Invocation record(String id, FunctionName function, Outcome outcome, Instant finished) {
        return new Invocation(
                id,
                function,
                3,
                Invocation.Trigger.HTTP,
                Invocation.State.DONE,
                Optional.of(outcome),
                1,
                Optional.empty(),
                finished.minusMillis(20),
                Optional.of(finished.minusMillis(10)),
                Optional.of(finished),
                Duration.ofMillis(5),
                12_345_678_901L);
    }
}
