package dev.mote.platform;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Values of limits: what was set, and the table's default for the rest. Immutable. */
public final class Limits {
    private static final Limits DEFAULTS = new Limits(Map.of());

    private final Map<Limit, Long> set;

    private Limits(Map<Limit, Long> set) {
        this.set = Map.copyOf(set);
    }

    public static Limits defaults() {
        return DEFAULTS;
    }

    public static Limits of(Map<Limit, Long> set) {
        return new Limits(set);
    }

    /** The same limits with one changed. */
    public Limits with(Limit limit, long value) {
        Map<Limit, Long> changed = new EnumMap<>(Limit.class);
        changed.putAll(set);
        changed.put(limit, value);
        return new Limits(changed);
    }

    public Limits with(Limit limit, Duration value) {
        return with(limit, value.toMillis());
    }

    /** The value in the limit's unit. */
    public long get(Limit limit) {
        return set.getOrDefault(limit, limit.defaultValue());
    }

    public int count(Limit limit) {
        return Math.toIntExact(get(limit));
    }

    /** The value of a limit of time. */
    public Duration duration(Limit limit) {
        if (limit.unit() != Limit.Unit.MILLIS) {
            throw new IllegalArgumentException(limit.key() + " is no time");
        }
        return Duration.ofMillis(get(limit));
    }

    /** These limits, and those of {@code fallback} where these set none. */
    public Limits over(Limits fallback) {
        if (fallback.set.isEmpty()) {
            return this;
        }
        Map<Limit, Long> both = new EnumMap<>(Limit.class);
        both.putAll(fallback.set);
        both.putAll(set);
        return new Limits(both);
    }

    /** Only what was set. */
    public Map<Limit, Long> overrides() {
        return set;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits && set.equals(limits.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
