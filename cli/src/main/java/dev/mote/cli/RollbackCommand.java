package dev.mote.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote rollback}: makes an older version live. */
@Command(
        name = "rollback",
        description = "Make an older version live. Nothing is uploaded and nothing is lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote rollback me/hello          the version before the live one",
            "  mote rollback me/hello --to 3   version 3"
        })
final class RollbackCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "user/name", description = "The function.")
    private String name;

    @Option(names = "--to", paramLabel = "N", description = "The version to go to.")
    private Optional<Long> to = Optional.empty();

    @Override
    public Integer call() {
        Target target = Target.parse(name);
        String body = to.map(number -> "{\"version\":" + number + "}").orElse("{}");
        Reply reply = node.client(mote.environment())
                .post(
                        "v1/functions/" + target.function() + "/rollback",
                        NodeClient.Body.of(NodeClient.Body.JSON, body.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        if (output.json()) {
            mote.terminal().guestBytes(reply.body());
        } else {
            mote.terminal()
                    .line(target.function() + " version "
                            + reply.json().path("live").asLong() + " is live");
        }
        return ExitCode.OK;
    }
}
