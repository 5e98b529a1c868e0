package dev.mote.conformance.wasi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Programs that are known to fail, each with its reason: lines of {@code name reason}, where a name ends a path. */
final class Exceptions {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Exceptions(String lines) {
        lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split("\\s+", 2);
                    if (parts.length != 2) {
                        throw new IllegalArgumentException("an exception without a reason: " + line);
                    }
                    reasons.put(parts[0], parts[1]);
                });
    }

    static Exceptions bundled() {
        try (InputStream in = Exceptions.class.getResourceAsStream("/exceptions-wasi.txt")) {
            return new Exceptions(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> reason(Program program) {
        return reasons.entrySet().stream()
                .filter(entry -> ("/" + program.name()).endsWith("/" + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
