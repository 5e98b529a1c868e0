package dev.mote.cli;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.platform.Limit;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.Folders;
import dev.mote.wasi.OpenLimits;
import dev.mote.wasi.RefusalListener;
import dev.mote.wasi.RefusalListener.Refused;
import dev.mote.wasi.WasiConfig;
import dev.mote.worlds.Call;
import dev.mote.worlds.CallLimits;
import dev.mote.worlds.CommandProgram;
import dev.mote.worlds.CommandWorld;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.GrantedNetwork;
import dev.mote.worlds.GuestLog;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a program its streams and grants, and runs it: a command with streams as they come, a guest of another world with
 * its whole input and then its whole output.
 */
final class Guests {
    /** A program that its user chose may have more open than a stranger's. */
    private static final long OPEN_FILES = 1_024;

    private final Terminal terminal;
    private final Program program;
    private final List<String> arguments;
    private final Optional<String> entry;

    Guests(Terminal terminal, Program program, List<String> arguments, Optional<String> entry) {
        this.terminal = terminal;
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.entry = entry;
    }

    /** @return the exit code, unsigned */
    int run(World world, Compiled compiled, InstanceLimits limits, Run run) throws Exception {
        if (world instanceof CommandWorld command) {
            return command(command.program(compiled), limits, run);
        }
        if (!arguments.isEmpty() || entry.isPresent()) {
            throw CliException.usage(
                    "A guest of the world " + world.name() + " takes no arguments.", "Give it its input on stdin.");
        }
        return other(world, compiled, limits, run);
    }

    private int command(CommandProgram command, InstanceLimits limits, Run run) throws IOException {
        List<ServerSocketChannel> listeners = listen();
        Set<Refused> refusals = EnumSet.noneOf(Refused.class);
        try {
            WasiConfig config = config(listeners, refusals::add);
            return run.call(inside -> command.run(config, limits, inside, entry));
        } finally {
            refusals.forEach(this::warn);
            for (ServerSocketChannel listener : listeners) {
                listener.close();
            }
        }
    }

    private void warn(Refused what) {
        Limit limit = switch (what) {
            case OPEN_FILES -> Limit.OPEN_FILES;
            case SOCKETS -> Limit.SOCKETS;
        };
        terminal.warn("The program wanted more " + limit.key() + " than it may have; --limit " + limit.key()
                + "=NUMBER gives it more.");
    }

    private WasiConfig config(List<ServerSocketChannel> listeners, RefusalListener refusals) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(program.name());
        line.addAll(arguments);
        return WasiConfig.of(
                        line,
                        new StandardInput(terminal),
                        new StandardOutput(terminal.out(), terminal.outIsTerminal()),
                        new StandardOutput(terminal.err(), terminal.errIsTerminal()))
                .withEnv(program.grants().grants().env())
                .withLimits(new OpenLimits(openFiles(), sockets(), refusals))
                .withListeners(listeners)
                .withNetwork(GrantedNetwork.of(program.grants().grants().net()))
                .withFolders(open());
    }

    private int sockets() {
        return (int) (long) program.grants().limits().overrides().getOrDefault(Limit.SOCKETS, Limit.SOCKETS.maximum());
    }

    private int openFiles() {
        return (int) (long) program.grants().limits().overrides().getOrDefault(Limit.OPEN_FILES, OPEN_FILES);
    }

    private List<FolderGrant> open() throws IOException {
        List<FolderGrant> grants = new ArrayList<>();
        for (FolderPermission permission : program.grants().grants().folders()) {
            grants.add(new FolderGrant(permission.guest(), Folders.open(permission.host(), permission.writable())));
        }
        return grants;
    }

    private List<ServerSocketChannel> listen() throws IOException {
        List<ServerSocketChannel> listeners = new ArrayList<>();
        for (ListenAddress address : program.grants().listen()) {
            ServerSocketChannel channel = ServerSocketChannel.open();
            listeners.add(channel);
            channel.bind(new InetSocketAddress(address.host(), address.port()));
        }
        return listeners;
    }

    private int other(World world, Compiled compiled, InstanceLimits limits, Run run) {
        GuestLog log = new GuestLog(Limit.LOG.maximum());
        CallLimits bounds = new CallLimits(
                Limit.INPUT.maximum(), Limit.OUTPUT.maximum(), (int) Limit.SOCKETS.defaultValue(), openFiles(), 0);
        Call call = new Call(
                System.getProperty("user.name", "me"),
                program.name(),
                Optional.empty(),
                terminal.in(),
                Optional.empty(),
                log,
                program.grants().grants(),
                limits,
                bounds);
        Outcome outcome =
                run.call(inside -> world.prepare(compiled, limits, inside).call(call, inside));
        terminal.err().writeBytes(log.bytes());
        return switch (outcome) {
            case Outcome.Completed completed -> {
                terminal.out().writeBytes(completed.output().bytes());
                terminal.out().flush();
                yield ExitCode.OK;
            }
            case Outcome.Trapped(var code, String message) -> throw new Trap(code, message);
            case Outcome.TimedOut(var limit, var _) -> throw new Stopped(limit);
            case Outcome.OutOfFuel(long _) -> throw new Stopped(StopReason.FUEL);
            case Outcome.Cancelled(var reason) -> throw new Stopped(reason);
            case Outcome.Failed(String code, String message) -> failed(code, message);
            case Outcome.Rejected(String code, String message, var _) -> failed(code, message);
        };
    }

    private int failed(String code, String message) {
        terminal.error(Printable.line(message) + " (" + code + ")");
        return ExitCode.FAILED;
    }
}
