package dev.mote.gateway;

/**
 * How long the requests of one kind take: what fifteen of sixteen lately stayed below, and what half of them did. A mean
 * would follow the few that the kernel held up. Any thread may call; a sample that another one overtakes is lost, which does not matter: this is
 * only a hint.
 */
final class Pace {
    /** What a kind is taken for until its requests have shown otherwise. */
    private static final long UNKNOWN = 1_000_000;

    private static final long SHORTEST = 1_000;
    private static final long LONGEST = 10_000_000;

    /** The estimate rises by fifteen such parts, or falls by one, so that it rests where one of sixteen is above it. */
    private static final int PARTS = 128;

    private static final int RISE = 15;

    private final Route route;
    private final String path;
    private volatile long nanos = UNKNOWN;
    private volatile long median = UNKNOWN;

    Pace(Route route, String path) {
        this.route = route;
        this.path = path;
    }

    // A route is what was made, not what looks like it.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Route wanted, String at) {
        return route == wanted && path.equals(at);
    }

    /** Takes a request into account; one that took very long counts more than all before. */
    void took(long sample) {
        long before = nanos;
        if (sample <= before) {
            nanos = Math.max(SHORTEST, before - before / PARTS);
        } else {
            nanos = sample >= LONGEST ? LONGEST : before + before / PARTS * RISE;
        }
        long middle = median;
        median = Math.max(SHORTEST, middle + (sample <= middle ? -1 : 1) * (middle / PARTS));
    }

    /** Nanoseconds that the next request is likely to take at most. */
    long atMost() {
        return nanos;
    }

    /** Nanoseconds that half of the requests stay below. */
    long usual() {
        return median;
    }
}
