package dev.mote.cli;

import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import dev.mote.worlds.NetworkPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a program may touch, as the command line says it. */
final class GrantOptions {
    @Option(
            names = "--dir",
            paramLabel = "HOST[::GUEST][:ro]",
            description = "A folder it may use, under the path GUEST; :ro for reading only. May be repeated.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = "--env",
            paramLabel = "NAME[=VALUE]",
            description = "A value it sees in its environment; without a value, the one of this shell.")
    private List<String> env = new ArrayList<>();

    @Option(
            names = "--net",
            paramLabel = "HOST:PORT",
            description =
                    "An address it may connect to, where its world has connections; *:PORT for every public host.")
    private List<String> net = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "A listening socket it gets, numbered after its folders.")
    private List<String> listen = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description =
                    "A bound on it, as memory=512MiB, wall-time=10s, fuel=1000000; none but memory is set by itself.")
    private Map<String, String> limits = new LinkedHashMap<>();

    /** @param shell the environment of this process, for values that are passed on */
    ProgramGrants read(Map<String, String> shell) {
        List<FolderPermission> permissions =
                folders.stream().map(FolderOption::parse).toList();
        Limits set = LimitValues.parseAll(limits);
        LimitValues.checkFunction(set);
        try {
            // Understood now, so that no grant fails only when it is used.
            NetworkPolicy.of(net);
        } catch (NetworkPolicy.BadGrant e) {
            throw CliException.usage(e.getMessage(), "For example: --net api.example.org:443");
        }
        List<ListenAddress> addresses =
                listen.stream().map(ListenAddress::parse).toList();
        return new ProgramGrants(new Grants(net, values(shell), permissions), addresses, set);
    }

    private Map<String, String> values(Map<String, String> shell) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : env) {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? entry : entry.substring(0, equals);
            if (name.isEmpty() || entry.indexOf('\0') >= 0) {
                throw CliException.usage(
                        "The environment value '" + Printable.line(entry) + "' has no name.",
                        "Write --env NAME=VALUE.");
            }
            if (equals >= 0) {
                values.put(name, entry.substring(equals + 1));
            } else if (shell.containsKey(name)) {
                values.put(name, shell.get(name));
            }
        }
        return values;
    }
}
