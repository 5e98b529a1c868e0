package dev.mote.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of limits as people write them: {@code 256MiB}, {@code 30s}, {@code 500ms}, or a plain number in the limit's
 * own unit.
 */
public final class LimitValues {
    private record Suffix(String text, long factor) {}

    private static final Pattern VALUE = Pattern.compile("([0-9]{1,18})\\s?([A-Za-z]{0,3})");
    private static final List<Suffix> BYTES = List.of(
            new Suffix("TiB", 1L << 40),
            new Suffix("GiB", 1L << 30),
            new Suffix("MiB", 1L << 20),
            new Suffix("KiB", 1L << 10),
            new Suffix("B", 1));
    private static final List<Suffix> MILLIS = List.of(
            new Suffix("d", 86_400_000),
            new Suffix("h", 3_600_000),
            new Suffix("m", 60_000),
            new Suffix("s", 1_000),
            new Suffix("ms", 1));

    private LimitValues() {}

    /**
     * Reads a value and checks it against the limit's bounds.
     *
     * @return the value in the limit's unit
     * @throws MoteException with INVALID_SETTINGS, naming the limit and what it takes
     */
    public static long parse(Limit limit, String text) {
        Matcher matcher = VALUE.matcher(text.strip());
        if (!matcher.matches()) {
            throw invalid(limit, "does not understand '" + FunctionName.printable(text) + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        long factor = matcher.group(2).isEmpty() ? 1 : factor(limit, matcher.group(2));
        if (Math.multiplyHigh(number, factor) != 0 || number * factor < 0) {
            throw invalid(limit, "does not take '" + FunctionName.printable(text) + "'");
        }
        return check(limit, number * factor);
    }

    /** A value as people read it: the largest unit that needs no fraction. */
    public static String format(Limit limit, long value) {
        if (value == 0) {
            return "0";
        }
        return suffixes(limit).stream()
                .filter(suffix -> value % suffix.factor() == 0)
                .findFirst()
                .map(suffix -> value / suffix.factor() + suffix.text())
                .orElse(Long.toString(value));
    }

    /**
     * Checks a value against the limit's bounds.
     *
     * @return the value
     * @throws MoteException with INVALID_SETTINGS
     */
    public static long check(Limit limit, long value) {
        if (value < limit.minimum() || value > limit.maximum()) {
            throw invalid(limit, "does not take " + format(limit, value));
        }
        return value;
    }

    /**
     * Checks that limits may be set for a function: all of them its own, all within bounds.
     *
     * @throws MoteException with INVALID_SETTINGS
     */
    public static void checkFunction(Limits limits) {
        limits.overrides().forEach((limit, value) -> {
            if (limit.scope() != Limit.Scope.FUNCTION) {
                throw new MoteException(
                        ErrorCode.INVALID_SETTINGS,
                        "The limit '" + limit.key() + "' belongs to the node and cannot be set for a function.");
            }
            check(limit, value);
        });
    }

    /**
     * Reads a set of limits as a manifest or a request gives them, by key.
     *
     * @throws MoteException with INVALID_SETTINGS
     */
    public static Limits parseAll(Map<String, String> values) {
        Limits limits = Limits.defaults();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Limit limit = Limit.byKey(entry.getKey())
                    .orElseThrow(() -> new MoteException(
                            ErrorCode.INVALID_SETTINGS,
                            "There is no limit '" + FunctionName.printable(entry.getKey()) + "'."));
            limits = limits.with(limit, parse(limit, entry.getValue()));
        }
        return limits;
    }

    private static long factor(Limit limit, String unit) {
        return suffixes(limit).stream()
                .filter(suffix -> suffix.text().equalsIgnoreCase(unit))
                .findFirst()
                .map(Suffix::factor)
                .orElseThrow(() -> invalid(limit, "has no unit '" + unit + "'"));
    }

    private static List<Suffix> suffixes(Limit limit) {
        return switch (limit.unit()) {
            case BYTES -> BYTES;
            case MILLIS -> MILLIS;
            case COUNT -> List.of();
        };
    }

    private static MoteException invalid(Limit limit, String problem) {
        String form = switch (limit.unit()) {
            case BYTES -> "bytes, as 65536, 64KiB, 16MiB or 1GiB";
            case MILLIS -> "a time, as 500ms, 30s, 5m or 1h";
            case COUNT -> "a plain number";
        };
        return new MoteException(
                ErrorCode.INVALID_SETTINGS,
                String.format(
                        Locale.ROOT,
                        "The limit '%s' %s: it takes %s, from %s to %s.",
                        limit.key(),
                        problem,
                        form,
                        format(limit, limit.minimum()),
                        format(limit, limit.maximum())));
    }
}
