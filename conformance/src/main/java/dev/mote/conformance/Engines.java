package dev.mote.conformance;

import dev.mote.engine.Engine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The engines that the suite can be run against, by name. */
final class Engines {
    static final String DEFAULT = "endive";

    private static final Map<String, Function<EngineMode, Engine>> BY_NAME = new TreeMap<>();

    private Engines() {}

    static Engine open(String name, EngineMode mode) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("no such engine: " + name + "; there are " + BY_NAME.keySet()))
                .apply(mode);
    }
}
