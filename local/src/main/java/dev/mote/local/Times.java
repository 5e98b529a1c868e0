package dev.mote.local;

import java.time.Duration;
import java.time.Instant;

/** Instants as the database keeps them: nanoseconds since 1970, clamped to what fits. */
final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final Instant LAST = instant(Long.MAX_VALUE / 2);
    private static final Instant FIRST = instant(-Long.MAX_VALUE / 2);

    private Times() {}

    static long nanos(Instant instant) {
        Instant kept = instant.isAfter(LAST) ? LAST : instant.isBefore(FIRST) ? FIRST : instant;
        return kept.getEpochSecond() * NANOS + kept.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** Nanoseconds from one instant to another, clamped; negative where it has passed. */
    static long between(Instant from, Instant to) {
        Duration gap = Duration.between(from, to);
        return gap.compareTo(Duration.ofDays(365)) > 0
                ? Duration.ofDays(365).toNanos()
                : gap.isNegative() ? -1 : gap.toNanos();
    }
}
