package dev.mote.platform;

import dev.mote.worlds.Grants;

/**
 * What an owner sets for a function; part of a version, so immutable with it.
 *
 * @param limits values of {@link Limit.Scope#FUNCTION}
 */
public record FunctionSettings(Limits limits, Grants grants) {
    public static FunctionSettings defaults() {
        return new FunctionSettings(Limits.defaults(), Grants.none());
    }
}
