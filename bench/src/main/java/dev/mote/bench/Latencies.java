package dev.mote.bench;

import java.util.Arrays;

/** Durations of one measured loop, in nanoseconds, sorted. */
final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    static Latencies merge(Latencies... parts) {
        return of(Arrays.stream(parts)
                .flatMapToLong(part -> Arrays.stream(part.sorted))
                .toArray());
    }

    /** The value below which this share of all durations lies, in microseconds. */
    double micros(double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length));
        return sorted[index] / 1_000.0;
    }

    double p50() {
        return micros(0.50);
    }

    double p99() {
        return micros(0.99);
    }

    int count() {
        return sorted.length;
    }
}
