package dev.mote.cli;

import dev.mote.gateway.GatewayConfig;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Limits;
import dev.mote.platform.NodeConfig;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once per build: a real node and real commands in one process, so that the JVM can write down
 * which classes and code a start needs.
 */
@Command(name = "train", hidden = true, description = "Exercise a node for the start-up cache.")
final class TrainCommand implements Callable<Integer> {
    private static final List<String> QUICK = List.of("hello", "echo", "x2", "dummy");
    private static final int ROUNDS = 50;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("mote-train");
        try {
            NodeConfig config = new NodeConfig(folder, Limits.defaults());
            try (Node node = Node.start(config, GatewayConfig.loopback(0), Clock.systemUTC())) {
                List<Served> served = new Examples(node.platform().functions(), folder).deploy();
                Terminal nowhere = nowhere();
                new Announcement(node.url(), folder, served, List.of(), false).print(nowhere, false);
                exercise(node, served, nowhere);
                run(folder, nowhere);
                node.drain(Duration.ofSeconds(5));
            }
        } finally {
            FileTree.delete(folder);
        }
        return ExitCode.OK;
    }

    private static void exercise(Node node, List<Served> served, Terminal nowhere) {
        Map<String, String> environment = Map.of("MOTE_URL", node.url().toString());
        NodeClient client = new ClientOptions().client(environment);
        for (int round = 0; round < ROUNDS; round++) {
            for (Served one : served) {
                if (QUICK.contains(one.function().name())) {
                    call(client, one.function());
                }
            }
        }
        List<List<String>> commands = List.of(
                List.of("--help"),
                List.of("list"),
                List.of("ps"),
                List.of("limits"),
                List.of("invoke", "simon/echo", "-d", "training"),
                List.of("invoke", "simon/echo", "--async", "-d", "training"),
                List.of("invoke", "simon/nothing"),
                List.of("logs", "simon/echo"),
                List.of("inspect", "simon/echo"),
                List.of("doctor", "--data", node.platform().config().data().toString()));
        for (List<String> command : commands) {
            Mote.run(nowhere, environment, command.toArray(String[]::new));
        }
    }

    /** A program that reads a file, as most do. */
    private static void run(Path folder, Terminal nowhere) throws Exception {
        Path program = folder.resolve("cat.wasm");
        try (InputStream wasm = TrainCommand.class.getResourceAsStream("/guests/wasi/cat/cat.wasm")) {
            Files.write(program, wasm.readAllBytes());
        }
        Map<String, String> environment =
                Map.of("MOTE_HOME", folder.resolve("home").toString());
        for (int round = 0; round < 2; round++) {
            Mote.run(
                    nowhere,
                    environment,
                    "run",
                    program.toString(),
                    "--dir",
                    folder + "::/data:ro",
                    "--",
                    "/data/cat.wasm");
        }
    }

    private static void call(NodeClient client, FunctionName function) {
        client.post(
                "f/" + function, NodeClient.Body.of(NodeClient.Body.BYTES, "0123".getBytes(StandardCharsets.UTF_8)));
    }

    private static Terminal nowhere() {
        PrintStream sink = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(sink, sink, new ByteArrayInputStream(new byte[0]), Terminal.Attached.none(), false);
    }
}
