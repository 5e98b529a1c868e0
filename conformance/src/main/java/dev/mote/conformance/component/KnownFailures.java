package dev.mote.conformance.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Commands that are known to fail, each with its reason: lines of {@code folder/file:line reason}, or of
 * {@code folder/file reason} for all that fail in a file.
 */
record KnownFailures(Map<String, String> reasons) {
    KnownFailures {
        reasons = Map.copyOf(reasons);
    }

    static KnownFailures load() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        try (InputStream in = KnownFailures.class.getResourceAsStream("/exclusions-component.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .forEach(parts -> reasons.put(parts[0], parts[1]));
        }
        return new KnownFailures(reasons);
    }

    boolean contain(Outcome outcome) {
        return nameExactly(outcome) || reasons.containsKey(outcome.file());
    }

    boolean nameExactly(Outcome outcome) {
        return reasons.containsKey(outcome.location());
    }
}
