package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote logs}: what guests wrote. Runs in the main thread alone. */
@Command(
        name = "logs",
        description = "Show what an invocation, or a function's latest invocations, wrote.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  mote logs 01jd…       one invocation", "  mote logs simon/echo -f"})
final class LogsCommand implements Callable<Integer> {
    private static final int REMEMBERED = 1_000;
    private static final long POLL_MILLIS = 500;

    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Parameters(paramLabel = "ID|user/name", description = "An invocation, or a function.")
    private String subject;

    @Option(names = "-n", paramLabel = "N", description = "How many invocations (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with every new invocation, until interrupted.")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        NodeClient client = node.client(mote.environment());
        if (!subject.contains("/")) {
            mote.terminal().guestBytes(client.get(Paths.log(subject)).orThrow().body());
            return ExitCode.OK;
        }
        FunctionName function = Target.parse(subject).function();
        Set<String> shown = new LinkedHashSet<>();
        showNew(client, function, shown, limit);
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            showNew(client, function, shown, 100);
        }
        return ExitCode.OK;
    }

    private void showNew(NodeClient client, FunctionName function, Set<String> shown, int newest) {
        List<JsonNode> calls = new ArrayList<>();
        client.get(Paths.invocations(Optional.of(function), newest))
                .orThrow()
                .json()
                .path("invocations")
                .forEach(calls::add);
        for (JsonNode call : calls.reversed()) {
            String id = Fields.text(call, "id");
            if (Fields.text(call, "state").equals("done") && shown.add(id)) {
                show(client, call, id);
            }
        }
        while (shown.size() > REMEMBERED) {
            shown.remove(shown.iterator().next());
        }
    }

    private void show(NodeClient client, JsonNode call, String id) {
        Reply log = client.get(Paths.log(id));
        // The record may expire between the list and this request.
        if (log.ok()) {
            mote.terminal()
                    .note("--- " + id + " " + Fields.text(call, "outcome") + " " + Fields.time(call, "finished"));
            mote.terminal().guestBytes(log.body());
        }
    }
}
