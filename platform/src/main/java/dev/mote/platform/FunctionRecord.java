package dev.mote.platform;

import java.time.Instant;
import java.util.Map;

/**
 * One function as it stands.
 *
 * @param live the version that a call without version or alias gets
 * @param aliases further names of versions
 */
public record FunctionRecord(
        FunctionName name, long live, Map<String, Long> aliases, Instant created, Instant updated) {
    public FunctionRecord {
        aliases = Map.copyOf(aliases);
    }
}
