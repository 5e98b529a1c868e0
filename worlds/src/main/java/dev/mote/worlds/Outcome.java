package dev.mote.worlds;

import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The end of one invocation. */
public sealed interface Outcome {
    /**
     * The guest did what it was asked.
     *
     * @param chained calls it asked for, in order; they start only because it completed
     */
    record Completed(Payload output, List<ChainedCall> chained) implements Outcome {
        public Completed {
            chained = List.copyOf(chained);
        }
    }

    /** The guest, or the contract on its behalf, says that it failed. {@code code} is an id of the error table. */
    record Failed(String code, String message) implements Outcome {}

    /** The guest did what it must not. */
    record Trapped(TrapCode code, String message) implements Outcome {}

    /** The guest was ended at a limit: {@link StopReason#WALL_TIME} or {@link StopReason#CPU_TIME}. */
    record TimedOut(StopReason limit, Duration after) implements Outcome {}

    /** The guest was ended because it used up its fuel. {@code used} is in units, and more than the limit. */
    record OutOfFuel(long used) implements Outcome {}

    /** The guest never ran. {@code code} is an id of the error table. */
    record Rejected(String code, String message, Optional<Duration> retryAfter) implements Outcome {}

    /** Somebody ended it. */
    record Cancelled(StopReason reason) implements Outcome {}

    /** The word that API, metrics and logs use. */
    default String word() {
        return switch (this) {
            case Completed _ -> "completed";
            case Failed _ -> "failed";
            case Trapped _ -> "trapped";
            case TimedOut _ -> "timed-out";
            case OutOfFuel _ -> "out-of-fuel";
            case Rejected _ -> "rejected";
            case Cancelled _ -> "cancelled";
        };
    }
}
