package dev.mote.cli;

import dev.mote.engine.InstanceLimits;
import dev.mote.platform.LimitValues;
import dev.mote.worlds.FolderPermission;
import java.util.List;

/** What a program may touch, for people. */
final class Explanation {
    private static final String NOTHING = "nothing";

    private Explanation() {}

    static void print(Terminal terminal, Program program, List<String> arguments, String world, InstanceLimits limits) {
        ProgramGrants grants = program.grants();
        terminal.line(terminal.bold(Printable.line(program.name())) + "  " + Units.bytes(program.wasm().length)
                + ", world " + world);
        line(terminal, "digest", Sha256.hex(program.wasm()));
        line(terminal, "arguments", arguments.isEmpty() ? "none" : Printable.line(String.join(" ", arguments)));
        list(
                terminal,
                "files",
                grants.grants().folders().stream().map(Explanation::folder).toList());
        list(
                terminal,
                "environment",
                grants.grants().env().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        list(terminal, "connects to", grants.grants().net());
        list(
                terminal,
                "listens on",
                grants.listen().stream().map(ListenAddress::toString).toList());
        line(terminal, "memory", "at most " + Units.bytes(limits.memoryBytes()));
        grants.limits()
                .overrides()
                .forEach((limit, value) ->
                        line(terminal, "limit", limit.key() + "=" + LimitValues.format(limit, value)));
        line(terminal, "always", "its standard streams, the clocks, random bytes");
    }

    private static String folder(FolderPermission folder) {
        return folder.guest() + "  is " + folder.host() + (folder.writable() ? ", read and write" : ", read only");
    }

    private static void list(Terminal terminal, String name, List<String> lines) {
        if (lines.isEmpty()) {
            line(terminal, name, NOTHING);
        }
        for (String text : lines) {
            line(terminal, name, Printable.line(text));
        }
    }

    private static void line(Terminal terminal, String name, String text) {
        terminal.line(String.format("  %-12s %s", name, text));
    }
}
