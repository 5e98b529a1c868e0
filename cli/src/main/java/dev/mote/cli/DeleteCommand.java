package dev.mote.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote delete}: removes a function with all its versions. */
@Command(
        name = "delete",
        description = "Remove a function with all its versions.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  mote delete me/hello"})
final class DeleteCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Parameters(paramLabel = "user/name", description = "The function.")
    private String name;

    @Override
    public Integer call() {
        Target target = Target.parse(name);
        if (target.version().isPresent()) {
            throw CliException.usage(
                    "A single version cannot be removed.", "Name the function alone, or use 'mote rollback'.");
        }
        node.client(mote.environment())
                .delete("v1/functions/" + target.function())
                .orThrow();
        mote.terminal().line(target.function() + " is deleted");
        return ExitCode.OK;
    }
}
