package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long a guest wants to wait for another server. Used by the invocation's thread alone. */
final class OptionsResource extends GuestResource {
    /** What can be waited for. */
    enum Step {
        CONNECT,
        FIRST_BYTE,
        BETWEEN_BYTES
    }

    /** As long as calls run; the call's own limit comes first. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<Step, Duration> times = new EnumMap<>(Step.class);

    Optional<Duration> get(Step step) {
        return Optional.ofNullable(times.get(step));
    }

    void set(Step step, Optional<Duration> time) {
        time.ifPresentOrElse(limit -> times.put(step, limit), () -> times.remove(step));
    }

    ClientRequest.Timeouts timeouts() {
        return new ClientRequest.Timeouts(of(Step.CONNECT), of(Step.FIRST_BYTE), of(Step.BETWEEN_BYTES));
    }

    private Duration of(Step step) {
        Duration wanted = times.getOrDefault(step, LONGEST);
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }
}
