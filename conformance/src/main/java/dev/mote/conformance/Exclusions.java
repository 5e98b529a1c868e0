package dev.mote.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands that are known to fail, each by file and line with its reason. The exclusion of a module command covers the
 * commands that need that module. A reason that begins with {@code varies:} says that the command may pass.
 */
final class Exclusions {
    private static final String VARIES = "varies:";

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** @param lines {@code suite/file:line reason}, one for each command */
    Exclusions(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split("\\s+", 2);
            if (parts.length != 2 || !parts[0].matches("[^:]+:[0-9]+")) {
                throw new IllegalArgumentException("not of the form 'suite/file:line reason': " + line);
            }
            if (reasons.put(parts[0], parts[1]) != null) {
                throw new IllegalArgumentException("listed twice: " + parts[0]);
            }
        }
    }

    /** Those that hold for every engine, and those of one engine. */
    static Exclusions bundled(String engine) {
        List<String> lines = new ArrayList<>(Resource.lines("exclusions.txt"));
        lines.addAll(Resource.lines("exclusions-" + engine + ".txt"));
        return new Exclusions(lines);
    }

    boolean covers(Result result) {
        return reasons.containsKey(result.location()) || reasons.containsKey(result.file() + ":" + result.dependsOn());
    }

    /** Exclusions of a file that no failure of it needs. */
    List<String> stale(String file, List<Result> results) {
        List<String> needed = results.stream()
                .filter(result -> result.status() == Result.Status.FAILED)
                .map(Result::location)
                .toList();
        return reasons.entrySet().stream()
                .filter(exclusion -> !exclusion.getValue().startsWith(VARIES))
                .map(Map.Entry::getKey)
                .filter(location -> location.startsWith(file + ":"))
                .filter(location -> !needed.contains(location))
                .toList();
    }
}
