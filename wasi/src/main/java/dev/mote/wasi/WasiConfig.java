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
 * @param descriptors what it may have open at once besides the standard streams, the folders and the listeners
 * @param network where it may connect to, in WASI 0.2
 * @param sockets what it may have of them at once, in WASI 0.2
 * @param refusals hears when it wanted more than it may have
 */
public record WasiConfig(
        List<String> args,
        Map<String, String> env,
        ByteSource stdin,
        ByteSink stdout,
        ByteSink stderr,
        List<FolderGrant> folders,
        List<ServerSocketChannel> listeners,
        int descriptors,
        Network network,
        int sockets,
        RefusalListener refusals,
        Clock clock,
        NanoClock nanoClock) {
    private static final int DESCRIPTORS = 256;

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
                DESCRIPTORS,
                Network.none(),
                DESCRIPTORS,
                RefusalListener.none(),
                Clock.systemUTC(),
                NanoClock.system());
    }

    public WasiConfig withEnv(Map<String, String> seen) {
        return new WasiConfig(
                args,
                seen,
                stdin,
                stdout,
                stderr,
                folders,
                listeners,
                descriptors,
                network,
                sockets,
                refusals,
                clock,
                nanoClock);
    }

    public WasiConfig withFolders(List<FolderGrant> granted) {
        return new WasiConfig(
                args,
                env,
                stdin,
                stdout,
                stderr,
                granted,
                listeners,
                descriptors,
                network,
                sockets,
                refusals,
                clock,
                nanoClock);
    }

    public WasiConfig withListeners(List<ServerSocketChannel> granted) {
        return new WasiConfig(
                args,
                env,
                stdin,
                stdout,
                stderr,
                folders,
                granted,
                descriptors,
                network,
                sockets,
                refusals,
                clock,
                nanoClock);
    }

    public WasiConfig withDescriptors(int most) {
        return new WasiConfig(
                args, env, stdin, stdout, stderr, folders, listeners, most, network, sockets, refusals, clock,
                nanoClock);
    }

    /** @param most sockets at once */
    public WasiConfig withNetwork(Network reachable, int most) {
        return new WasiConfig(
                args,
                env,
                stdin,
                stdout,
                stderr,
                folders,
                listeners,
                descriptors,
                reachable,
                most,
                refusals,
                clock,
                nanoClock);
    }

    public WasiConfig withRefusals(RefusalListener listener) {
        return new WasiConfig(
                args,
                env,
                stdin,
                stdout,
                stderr,
                folders,
                listeners,
                descriptors,
                network,
                sockets,
                listener,
                clock,
                nanoClock);
    }

    public WasiConfig withClocks(Clock time, NanoClock elapsed) {
        return new WasiConfig(
                args,
                env,
                stdin,
                stdout,
                stderr,
                folders,
                listeners,
                descriptors,
                network,
                sockets,
                refusals,
                time,
                elapsed);
    }
}
