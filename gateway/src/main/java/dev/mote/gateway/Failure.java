package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.time.Duration;
import java.util.Optional;

/**
 * An error on its way to a client.
 *
 * @param detail names the part; safe to show
 * @param retryAfter when another try makes sense
 * @param instance the invocation or incident that it is about
 */
record Failure(ErrorCode code, String detail, Optional<Duration> retryAfter, Optional<String> instance) {
    static Failure of(MoteException e) {
        return new Failure(e.code(), e.getMessage(), e.retryAfter(), Optional.empty());
    }

    static Failure of(ErrorCode code, String detail) {
        return new Failure(code, detail, Optional.empty(), Optional.empty());
    }

    /** A fault of our own; the log has the same id. */
    static Failure incident(String id) {
        return new Failure(
                ErrorCode.INTERNAL, "The request met a fault of the node.", Optional.empty(), Optional.of(id));
    }

    /** The same failure of a named invocation. */
    Failure about(String address) {
        return new Failure(code, detail, retryAfter, Optional.of(address));
    }

    /** The Retry-After header's value, for those codes that a wait may cure. */
    Optional<String> retryAfterSeconds() {
        return switch (code.status()) {
            case 429, 503 -> {
                long seconds =
                        retryAfter.map(wait -> wait.plusMillis(999).toSeconds()).orElse(1L);
                yield Optional.of(Long.toString(Math.max(1, seconds)));
            }
            default -> Optional.empty();
        };
    }
}
