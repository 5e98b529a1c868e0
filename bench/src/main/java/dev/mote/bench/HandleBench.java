package dev.mote.bench;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A route to a guest of world handle, a fresh instance for each request, against {@code node:http} that answers the same
 * from plain JavaScript; and what connections cost that do nothing.
 */
final class HandleBench {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;

    /** Rounds at most until both are warm. */
    private static final int WARM_UP = 12;

    /** So many rounds without a faster one say that it gets no faster. */
    private static final int STEADY = 3;

    private static final double FASTER = 1.03;
    private static final byte[] REQUEST = HttpConnection.request("GET", "/hello", new byte[0]);
    private static final double MIB = 1 << 20;

    private static final String MANIFEST = """
            listen_address = "127.0.0.1:0"

            [[applications]]
            file_path = "hello.wasm"
            method = "GET"
            url_path = "/hello"
            function = "hello"
            """;

    private static final String SCRIPT = """
            const http = require("node:http");
            const body = "Hello world from wasm!\\n";
            const server = http.createServer((request, response) => {
              if (request.method === "GET" && request.url === "/hello") {
                response.writeHead(200, "Ok", { "Content-length": body.length });
                response.end(body);
              } else {
                response.writeHead(404, { "Content-length": 16 });
                response.end("Route not found\\n");
              }
            });
            server.keepAliveTimeout = 75000;
            server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
            """;

    private final Report report;
    private final int requests;
    private final int idle;

    /**
     * @param requests of each connection in each round
     * @param idle connections that do nothing
     */
    HandleBench(Report report, int requests, int idle) {
        this.report = report;
        this.requests = requests;
        this.idle = idle;
    }

    void run(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("app"));
        Path manifest = Files.writeString(folder.resolve("app.toml"), MANIFEST);
        Files.write(folder.resolve("hello.wasm"), BundledGuests.module("handle", "hello"));
        Path script = Files.writeString(folder.resolve("hello.js"), SCRIPT);
        try (ServerProcess peer = ServerProcess.nodeJs(script);
                ServerProcess node = ServerProcess.node(data.resolve("data"), manifest.toString())) {
            throughput(new LoadClient(peer.port(), REQUEST, 200), new LoadClient(node.port(), REQUEST, 200));
            connections(node, data.resolve("data"));
        }
    }

    /** In turn, several times, so that a slow moment of the machine hits both. */
    private void throughput(LoadClient peer, LoadClient node) {
        report.heading("Requests per second of handle hello, " + CONNECTIONS + " connections");
        warmUp(peer);
        warmUp(node);
        double[] peers = new double[ROUNDS];
        double[] nodes = new double[ROUNDS];
        Latencies[] latencies = new Latencies[ROUNDS];
        int failures = 0;
        for (int round = 0; round < ROUNDS; round++) {
            peers[round] = peer.run(CONNECTIONS, requests, AT_MOST).perSecond();
            LoadClient.Result result = node.run(CONNECTIONS, requests, AT_MOST);
            nodes[round] = result.perSecond();
            latencies[round] = result.latencies();
            failures += result.failures();
        }
        Arrays.sort(peers);
        Arrays.sort(nodes);
        double bare = peers[ROUNDS / 2];
        double ours = nodes[ROUNDS / 2];
        report.add("handle", "node:http", bare, "1/s");
        report.ratio("handle", "handle hello", ours, "1/s", ours / bare, "at least 1x");
        report.add("handle", "handle hello p99", Latencies.merge(latencies).p99(), "µs");
        report.add("handle", "failures", failures, "");
    }

    /** Until it gets no faster: the JVM compiles for longer than a round takes. */
    private void warmUp(LoadClient client) {
        double best = 0;
        int steady = 0;
        for (int round = 0; round < WARM_UP && steady < STEADY; round++) {
            double rate = client.run(CONNECTIONS, requests, AT_MOST).perSecond();
            steady = rate > best * FASTER ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }

    /** Each has made one request, so that everything a connection needs is there. */
    private void connections(ServerProcess node, Path data) throws IOException {
        report.heading("Idle keep-alive connections");
        long before = JvmFacts.of(node.pid(), data).resident();
        Deque<HttpConnection> open = new ArrayDeque<>();
        try {
            for (int i = 0; i < idle; i++) {
                HttpConnection connection = new HttpConnection(node.port(), AT_MOST);
                open.add(connection);
                connection.exchange(REQUEST);
            }
            long after = JvmFacts.of(node.pid(), data).resident();
            report.add("connections", "open", open.size(), "");
            report.add("connections", "cost in all", (after - before) / MIB, "MiB, goal: under 400 for 10,000");
            report.add("connections", "resident", after / MIB, "MiB");
        } finally {
            while (!open.isEmpty()) {
                open.remove().close();
            }
        }
    }
}
