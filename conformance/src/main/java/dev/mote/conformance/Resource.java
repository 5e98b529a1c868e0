package dev.mote.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists that are bundled with this package. */
final class Resource {
    private Resource() {}

    /** The lines that are neither empty nor comments; none where there is no such list. */
    static List<String> lines(String name) {
        try (InputStream in = Resource.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
