package dev.mote.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote ps}: invocations, the newest first. */
@Command(
        name = "ps",
        description = "Show invocations: those that wait or run, and the newest that are done.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  mote ps", "  mote ps simon/echo -n 5", "  mote ps --format json"})
final class PsCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "user/name", description = "Only this function's invocations.")
    private Optional<String> name = Optional.empty();

    @Option(names = "-n", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Override
    public Integer call() {
        Reply reply = node.client(mote.environment())
                .get(Paths.invocations(name.map(text -> Target.parse(text).function()), limit))
                .orThrow();
        if (output.json()) {
            mote.terminal().guestBytes(reply.body());
            return ExitCode.OK;
        }
        TextTable table = new TextTable("ID", "FUNCTION", "STATE", "OUTCOME", "BY", "CREATED", "TOOK");
        for (JsonNode call : reply.json().path("invocations")) {
            table.row(
                    Fields.text(call, "id"),
                    Fields.text(call, "function") + "@" + Fields.text(call, "version"),
                    Fields.text(call, "state"),
                    Fields.text(call, "outcome"),
                    Fields.text(call, "trigger"),
                    Fields.time(call, "created"),
                    Fields.between(call, "started", "finished"));
        }
        table.print(mote.terminal());
        return ExitCode.OK;
    }
}
