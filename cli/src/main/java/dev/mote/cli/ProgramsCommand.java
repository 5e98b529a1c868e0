package dev.mote.cli;

import dev.mote.worlds.FolderPermission;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code mote programs}: what is installed, and what it may touch. */
@Command(
        name = "programs",
        description = "List the installed programs and what they may touch.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  mote programs"})
final class ProgramsCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Override
    public Integer call() throws Exception {
        Programs programs = Programs.of(mote.environment());
        List<String> names = programs.list();
        if (names.isEmpty()) {
            mote.terminal().note("No program is installed. Example: mote install grep grep.wasm --dir ./src::/src:ro");
            return ExitCode.OK;
        }
        TextTable table = new TextTable("NAME", "DIGEST", "FILES", "ENVIRONMENT", "NETWORK");
        for (String name : names) {
            ProgramJson.Installed installed = programs.get(name);
            ProgramGrants grants = installed.grants();
            table.row(
                    name,
                    installed.digest().substring(0, 12),
                    folders(grants.grants().folders()),
                    String.join(" ", grants.grants().env().keySet()),
                    String.join(" ", grants.grants().net()));
        }
        table.print(mote.terminal());
        return ExitCode.OK;
    }

    private static String folders(List<FolderPermission> folders) {
        return folders.stream()
                .map(folder -> folder.host() + "::" + folder.guest() + (folder.writable() ? "" : ":ro"))
                .map(Printable::line)
                .collect(Collectors.joining(" "));
    }
}
