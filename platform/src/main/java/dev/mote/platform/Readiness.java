package dev.mote.platform;

import java.util.Map;

/**
 * Whether the node takes requests.
 *
 * @param checks each part by name, and what is wrong with it, or "ok"
 */
public record Readiness(boolean ready, Map<String, String> checks) {
    public Readiness {
        checks = Map.copyOf(checks);
    }
}
