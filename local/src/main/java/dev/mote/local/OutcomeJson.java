package dev.mote.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes as one column holds them: without output and chained calls, which are kept elsewhere. */
final class OutcomeJson {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "completed", value = Completed.class),
        @JsonSubTypes.Type(name = "failed", value = Failed.class),
        @JsonSubTypes.Type(name = "trapped", value = Trapped.class),
        @JsonSubTypes.Type(name = "timed-out", value = TimedOut.class),
        @JsonSubTypes.Type(name = "out-of-fuel", value = OutOfFuel.class),
        @JsonSubTypes.Type(name = "rejected", value = Rejected.class),
        @JsonSubTypes.Type(name = "cancelled", value = Cancelled.class)
    })
    private sealed interface Shape {}

    private record Completed() implements Shape {}

    private record Failed(String code, String message) implements Shape {}

    private record Trapped(TrapCode code, String message) implements Shape {}

    private record TimedOut(StopReason limit, long nanos) implements Shape {}

    private record OutOfFuel(long used) implements Shape {}

    private record Rejected(String code, String message, Optional<Long> retryMillis) implements Shape {}

    private record Cancelled(StopReason reason) implements Shape {}

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** What nearly every call is recorded as. */
    private static final String COMPLETED = write(new Completed());

    private OutcomeJson() {}

    static String write(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> COMPLETED;
            case Outcome.Failed it -> write(new Failed(it.code(), it.message()));
            case Outcome.Trapped it -> write(new Trapped(it.code(), it.message()));
            case Outcome.TimedOut it ->
                write(new TimedOut(it.limit(), it.after().toNanos()));
            case Outcome.OutOfFuel it -> write(new OutOfFuel(it.used()));
            case Outcome.Rejected it ->
                write(new Rejected(it.code(), it.message(), it.retryAfter().map(Duration::toMillis)));
            case Outcome.Cancelled it -> write(new Cancelled(it.reason()));
        };
    }

    private static String write(Shape shape) {
        return MAPPER.writerFor(Shape.class).writeValueAsString(shape);
    }

    static Outcome read(String json) {
        return switch (MAPPER.readValue(json, Shape.class)) {
            case Completed _ -> new Outcome.Completed(Payload.empty(), List.of());
            case Failed it -> new Outcome.Failed(it.code(), it.message());
            case Trapped it -> new Outcome.Trapped(it.code(), it.message());
            case TimedOut it -> new Outcome.TimedOut(it.limit(), Duration.ofNanos(it.nanos()));
            case OutOfFuel it -> new Outcome.OutOfFuel(it.used());
            case Rejected it ->
                new Outcome.Rejected(it.code(), it.message(), it.retryMillis().map(Duration::ofMillis));
            case Cancelled it -> new Outcome.Cancelled(it.reason());
        };
    }
}
