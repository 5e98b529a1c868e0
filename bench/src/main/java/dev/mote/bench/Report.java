package dev.mote.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Measured rows, printed as they come and kept for the JSON file. Used by the main thread. */
final class Report {
    /**
     * One measurement.
     *
     * @param ratio against the peer of the same run, where there is one
     * @param goal the ratio or value that is promised, in words
     */
    record Row(String group, String name, double value, String unit, Optional<Double> ratio, String goal) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Map<String, Object>> notes = new ArrayList<>();

    void heading(String text) {
        System.out.println();
        System.out.println(text);
    }

    void add(String group, String name, double value, String unit) {
        add(new Row(group, name, value, unit, Optional.empty(), ""));
    }

    void ratio(String group, String name, double value, String unit, double ratio, String goal) {
        add(new Row(group, name, value, unit, Optional.of(ratio), goal));
    }

    /** A row without a value. */
    void note(String group, String name, String why) {
        System.out.println(String.format(Locale.ROOT, "  %-46s %s", name, why));
        notes.add(Map.of("group", group, "name", name, "note", why));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(String.format(
                        Locale.ROOT,
                        "  %-46s %12.1f %-8s %-8s %s",
                        row.name(),
                        row.value(),
                        row.unit(),
                        row.ratio()
                                .map(ratio -> String.format(Locale.ROOT, "%.2fx", ratio))
                                .orElse(""),
                        row.goal())
                .stripTrailing());
    }

    /** The rows as a JSON-ready value. */
    List<Map<String, Object>> json() {
        Stream<Map<String, Object>> measured = rows.stream().map(row -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("group", row.group());
            object.put("name", row.name());
            object.put("value", row.value());
            object.put("unit", row.unit());
            row.ratio().ifPresent(ratio -> object.put("ratio", ratio));
            if (!row.goal().isEmpty()) {
                object.put("goal", row.goal());
            }
            return object;
        });
        return Stream.concat(measured, notes.stream()).toList();
    }
}
