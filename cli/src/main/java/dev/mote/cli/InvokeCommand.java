package dev.mote.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote invoke}: one call; the function's output is this command's output. */
@Command(
        name = "invoke",
        description = "Call a function. Its output goes to standard output, byte for byte unless that is a terminal.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote invoke simon/echo -d 'Hello!'",
            "  mote invoke me/resize@3 --file photo.png > small.png",
            "  cat words.txt | mote invoke me/count",
            "  mote invoke simon/chain --async"
        })
final class InvokeCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Parameters(paramLabel = "user/name[@version]", description = "The function; a version's number, or an alias.")
    private String name;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "TEXT",
            description = "The input. Without --data and --file it is standard input, unless that is a terminal.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "The input; '-' is standard input.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--async", description = "Have it done later, and print the invocation's id.")
    private boolean async;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait for the answer.")
    private int seconds = 600;

    @Override
    public Integer call() throws Exception {
        Target target = Target.parse(name);
        NodeClient client = node.client(mote.environment(), Duration.ofSeconds(seconds));
        String path = "v1/invoke/" + target.versioned() + (async ? "?async=true" : "");
        Reply reply = client.post(path, input());
        if (async) {
            String id = Printable.line(reply.orThrow().json().path("id").asString(""));
            mote.terminal().line(id);
            mote.terminal().note("  mote logs " + id);
            return ExitCode.OK;
        }
        boolean byGuest = reply.invocation().isPresent();
        mote.terminal()
                .guestBytes(reply.orThrow(byGuest ? ExitCode.GUEST : ExitCode.FAILED)
                        .body());
        return ExitCode.OK;
    }

    private NodeClient.Body input() throws IOException {
        if (data.isPresent() && file.isPresent()) {
            throw CliException.usage("Both --data and --file say what the input is.", "Give one of them.");
        }
        if (data.isPresent()) {
            return NodeClient.Body.of(NodeClient.Body.BYTES, data.get().getBytes(StandardCharsets.UTF_8));
        }
        if (file.isPresent() && !file.get().equals("-")) {
            Path path = Path.of(file.get());
            return new NodeClient.Body(NodeClient.Body.BYTES, Files.size(path), () -> Files.newInputStream(path));
        }
        if (file.isPresent() || !mote.terminal().inIsTerminal()) {
            return new NodeClient.Body(NodeClient.Body.BYTES, -1, mote.terminal()::in);
        }
        return NodeClient.Body.empty();
    }
}
