package dev.mote.platform;

import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of one call.
 *
 * @param id unique, sorts by time
 * @param version the version that ran, or 0 where none was chosen yet
 * @param outcome there once the state is DONE
 * @param attempt 1 for the first try
 * @param cause the invocation that chained this one
 * @param fuel units that it used, or 0 where the function counts none
 */
public record Invocation(
        String id,
        FunctionName function,
        long version,
        Trigger trigger,
        State state,
        Optional<Outcome> outcome,
        int attempt,
        Optional<String> cause,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> finished,
        Duration cpu,
        long fuel) {

    /** Where an invocation is on its way. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE
    }

    /** What started it. */
    public enum Trigger {
        HTTP,
        ASYNC,
        CHAIN
    }
}
