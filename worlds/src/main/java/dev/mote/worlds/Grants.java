package dev.mote.worlds;

import java.util.List;
import java.util.Map;

/**
 * What one function may touch. Nothing granted is nothing reachable.
 *
 * @param net addresses it may connect to, as {@code host:port}, {@code *:port}, {@code 10.0.0.0/8:port}; {@code *} for
 *     any port
 * @param env values it may read
 * @param folders folders of the machine it may use
 */
public record Grants(List<String> net, Map<String, String> env, List<FolderPermission> folders) {
    public Grants {
        net = List.copyOf(net);
        env = Map.copyOf(env);
        folders = List.copyOf(folders);
    }

    /** No folders. */
    public Grants(List<String> net, Map<String, String> env) {
        this(net, env, List.of());
    }

    public static Grants none() {
        return new Grants(List.of(), Map.of());
    }
}
