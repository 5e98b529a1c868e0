package dev.mote.platform;

import dev.mote.worlds.Grants;
import java.util.Optional;
import java.util.Set;

/**
 * What an owner sets for a function; part of a version, so immutable with it.
 *
 * @param limits values of {@link Limit.Scope#FUNCTION}
 * @param entry the export that a call runs; empty for the one that the world names
 * @param secrets names of environment values that no answer of the node shows
 */
public record FunctionSettings(Limits limits, Grants grants, Optional<String> entry, Set<String> secrets) {
    public FunctionSettings {
        secrets = Set.copyOf(secrets);
    }

    /** With the entry that the world names, and no secrets. */
    public FunctionSettings(Limits limits, Grants grants) {
        this(limits, grants, Optional.empty(), Set.of());
    }

    public static FunctionSettings defaults() {
        return new FunctionSettings(Limits.defaults(), Grants.none());
    }
}
