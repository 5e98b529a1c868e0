package dev.mote.conformance;

import java.util.Arrays;
import java.util.Locale;

/** How an engine executes. */
public enum EngineMode {
    COMPILED,
    INTERPRETED;

    static EngineMode parse(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such mode: " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
