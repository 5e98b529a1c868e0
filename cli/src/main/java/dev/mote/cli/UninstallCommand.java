package dev.mote.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote uninstall}: forgets a program. */
@Command(
        name = "uninstall",
        description = "Remove an installed program.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  mote uninstall grep"})
final class UninstallCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Parameters(paramLabel = "NAME", description = "The name it was installed under.")
    private String name;

    @Override
    public Integer call() throws Exception {
        if (!Programs.of(mote.environment()).uninstall(name)) {
            throw new CliException(
                    "No program is installed under the name " + Printable.line(name) + ".",
                    "'mote programs' lists those that are.");
        }
        mote.terminal().line("removed " + name);
        return ExitCode.OK;
    }
}
