package dev.mote.cli;

import dev.mote.platform.Limit;
import dev.mote.platform.LimitValues;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote limits}: every bound of a node. */
@Command(
        name = "limits",
        description = "List every limit of a node: its value, and what a client meets there.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  mote limits",
            "",
            "Set one for a node with: mote up --limit wall-time=10s --limit module-size=16MiB"
        })
final class LimitsCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Reply reply = node.client(mote.environment()).get("v1/limits").orThrow();
        if (output.json()) {
            mote.terminal().guestBytes(reply.body());
            return ExitCode.OK;
        }
        TextTable table = new TextTable("LIMIT", "OF", "VALUE", "DEFAULT", "WHEN REACHED", "MEANING");
        for (JsonNode limit : reply.json().path("limits")) {
            table.row(
                    Fields.text(limit, "name"),
                    Fields.text(limit, "scope"),
                    value(limit, "value"),
                    value(limit, "default"),
                    Fields.text(limit, "reached"),
                    Fields.text(limit, "meaning"));
        }
        table.print(mote.terminal());
        return ExitCode.OK;
    }

    private static String value(JsonNode limit, String field) {
        return Limit.byKey(limit.path("name").asString(""))
                .map(known -> LimitValues.format(known, limit.path(field).asLong()))
                .orElseGet(() -> Fields.text(limit, field));
    }
}
