package dev.mote.cli;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times, short enough for a column. */
final class Units {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f" : "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + BINARY[unit];
    }

    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
        }
        if (millis < 10_000) {
            return millis + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
