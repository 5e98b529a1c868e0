package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Waits for a deployment that a node has accepted, and says how far it is. Used by one thread. */
final class Deploying {
    private static final long LOOK_MILLIS = 100;
    private static final int ACCEPTED = 202;

    private final NodeClient client;
    private final FunctionName function;
    private final Terminal terminal;

    Deploying(NodeClient client, FunctionName function, Terminal terminal) {
        this.client = client;
        this.function = function;
        this.terminal = terminal;
    }

    /**
     * The version that a module becomes.
     *
     * @throws CliException where the node refuses it
     */
    JsonNode version(byte[] wasm) throws InterruptedException {
        Reply reply = client.put(
                        "v1/functions/" + function + "?async=true", NodeClient.Body.of(NodeClient.Body.WASM, wasm))
                .orThrow();
        return reply.status() == ACCEPTED ? await(reply.json()) : reply.json();
    }

    private JsonNode await(JsonNode accepted) throws InterruptedException {
        JsonNode deployment = accepted;
        String said = "";
        while (true) {
            String state = deployment.path("state").asString("");
            switch (state) {
                case "ready" -> {
                    return deployment.path("version");
                }
                case "failed" -> throw failure(deployment.path("error"));
                default -> {
                    if (!state.equals(said)) {
                        terminal.note(function + " is " + Printable.line(state) + " ("
                                + Units.bytes(deployment.path("bytes").asLong()) + ")");
                        said = state;
                    }
                }
            }
            Thread.sleep(LOOK_MILLIS);
            deployment = client.get("v1/functions/" + function + "/deployment")
                    .orThrow()
                    .json();
        }
    }

    private CliException failure(JsonNode error) {
        return new CliException(
                "The node refused " + function + "; what was live before serves on.",
                List.of(
                        Printable.line(error.path("detail").asString("")),
                        "error " + Printable.line(error.path("code").asString(""))),
                Optional.empty(),
                ExitCode.FAILED);
    }
}
