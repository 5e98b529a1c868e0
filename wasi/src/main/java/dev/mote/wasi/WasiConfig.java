package dev.mote.wasi;

import dev.mote.engine.NanoClock;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one guest is given. What is not here does not exist for it.
 *
 * @param args the command line, the program's name first
 * @param env what it sees of an environment, in this order
 * @param folders numbered from 3 on in this order; the guest's process closes them
 * @param listeners numbered after the folders; they stay their giver's
 * @param network where it may connect to, in WASI 0.2
 */
public record WasiConfig(
        List<String> args,
        Map<String, String> env,
        ByteSource stdin,
        ByteSink stdout,
        ByteSink stderr,
        List<FolderGrant> folders,
        List<ServerSocketChannel> listeners,
        OpenLimits limits,
        Network network,
        Clock clock,
        NanoClock nanoClock) {
    public WasiConfig {
        args = List.copyOf(args);
        env = new LinkedHashMap<>(env);
        folders = List.copyOf(folders);
        listeners = List.copyOf(listeners);
    }

    /** A guest with standard streams, clocks and random bytes, and nothing else. */
    public static WasiConfig of(List<String> args, ByteSource stdin, ByteSink stdout, ByteSink stderr) {
        return new WasiConfig(
                args,
                Map.of(),
                stdin,
                stdout,
                stderr,
                List.of(),
                List.of(),
                OpenLimits.defaults(),
                Network.none(),
                Clock.systemUTC(),
                NanoClock.system());
    }

    public WasiConfig withEnv(Map<String, String> seen) {
        return new WasiConfig(args, seen, stdin, stdout, stderr, folders, listeners, limits, network, clock, nanoClock);
    }

    public WasiConfig withFolders(List<FolderGrant> granted) {
        return new WasiConfig(args, env, stdin, stdout, stderr, granted, listeners, limits, network, clock, nanoClock);
    }

    public WasiConfig withListeners(List<ServerSocketChannel> granted) {
        return new WasiConfig(args, env, stdin, stdout, stderr, folders, granted, limits, network, clock, nanoClock);
    }

    public WasiConfig withLimits(OpenLimits bounds) {
        return new WasiConfig(args, env, stdin, stdout, stderr, folders, listeners, bounds, network, clock, nanoClock);
    }

    public WasiConfig withNetwork(Network reachable) {
        return new WasiConfig(
                args, env, stdin, stdout, stderr, folders, listeners, limits, reachable, clock, nanoClock);
    }

    public WasiConfig withClocks(Clock time, NanoClock elapsed) {
        return new WasiConfig(args, env, stdin, stdout, stderr, folders, listeners, limits, network, time, elapsed);
    }
}
