package dev.mote.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote list}: the functions of a node. */
@Command(
        name = "list",
        aliases = "ls",
        description = "List the functions of a node.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  mote list", "  mote list simon", "  mote list --format json"})
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "user", description = "Only this user's functions.")
    private Optional<String> user = Optional.empty();

    @Override
    public Integer call() {
        Reply reply = node.client(mote.environment())
                .get("v1/functions"
                        + user.map(name -> "?user=" + Query.encode(name)).orElse(""))
                .orThrow();
        if (output.json()) {
            mote.terminal().guestBytes(reply.body());
            return ExitCode.OK;
        }
        TextTable table = new TextTable("FUNCTION", "LIVE", "ALIASES", "UPDATED");
        for (JsonNode function : reply.json().path("functions")) {
            StringBuilder aliases = new StringBuilder();
            function.path("aliases")
                    .forEachEntry((alias, version) -> aliases.append(aliases.isEmpty() ? "" : " ")
                            .append(alias)
                            .append('=')
                            .append(version.asLong()));
            table.row(
                    Fields.text(function, "function"),
                    Fields.text(function, "live"),
                    Printable.line(aliases.toString()),
                    Fields.time(function, "updated"));
        }
        table.print(mote.terminal());
        return ExitCode.OK;
    }
}
