package dev.mote.bench;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Components that answer {@code wasi:http}, a fresh instance for each request, against {@code jco serve} of the same bytes
 * on Node.js, which keeps one instance; and what a greeting in JavaScript takes once it is warm.
 */
final class HttpBench {
    private static final int CONNECTIONS = 32;
    /** Of one connection in one round; the time ends it earlier. */
    private static final int MOST = 50_000;

    private static final int ROUNDS = 5;
    private static final String GROUP = "http";

    private static final byte[] NAME = "{\"name\": \"World\"}".getBytes(StandardCharsets.UTF_8);

    private static final String MANIFEST = """
            [[function]]
            name = "site"
            module = "site.wasm"

            [[route]]
            path = "/..."
            function = "site"
            """;

    private final Report report;
    private final Toolchain toolchain;
    private final Duration round;

    /** @param round how long each side is asked in each round */
    HttpBench(Report report, Toolchain toolchain, Duration round) {
        this.report = report;
        this.toolchain = toolchain;
        this.round = round;
    }

    void run(Path data) throws IOException {
        throughput(data, "C hello", BundledGuests.module("components", "site"), "/hello");
        report.heading("A greeting in JavaScript, warm, 1 connection");
        latency(data, "hello.quickjs", "QuickJS");
        latency(data, "hello", "StarlingMonkey");
    }

    /** In turn, several times, so that a slow moment of the machine hits both; the first round warms up. */
    private void throughput(Path data, String name, byte[] component, String path) throws IOException {
        report.heading("wasi:http requests per second, " + name + ", " + CONNECTIONS + " connections");
        Path folder = Files.createDirectories(data.resolve(name));
        Path file = Files.write(folder.resolve("site.wasm"), component);
        Path manifest = Files.writeString(folder.resolve("app.toml"), MANIFEST);
        byte[] request = HttpConnection.request("GET", path, new byte[0]);
        Optional<Path> jco = toolchain.jco();
        if (jco.isEmpty()) {
            report.note(GROUP, name + ", jco serve", "skipped: " + Toolchain.HOW);
        }
        try (ServerProcess node = ServerProcess.node(folder.resolve("data"), manifest.toString())) {
            LoadClient ours = new LoadClient(node.port(), request, 200);
            if (jco.isEmpty()) {
                Measured alone = measure(ours);
                report.add(GROUP, name + ", mote", alone.perSecond(), "1/s");
                return;
            }
            try (ServerProcess peer = ServerProcess.jco(jco.get(), file)) {
                compare(name, new LoadClient(peer.port(), request, 200), ours);
            }
        }
    }

    private record Measured(double perSecond, double p50, double p99, int failures) {}

    private void compare(String name, LoadClient peer, LoadClient ours) {
        warm(peer);
        warm(ours);
        LoadClient.Result[] peers = new LoadClient.Result[ROUNDS];
        LoadClient.Result[] nodes = new LoadClient.Result[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            peers[i] = peer.run(CONNECTIONS, MOST, round);
            nodes[i] = ours.run(CONNECTIONS, MOST, round);
        }
        Measured jco = median(peers);
        Measured mote = median(nodes);
        report.add(GROUP, name + ", jco serve on Node.js", jco.perSecond(), "1/s");
        report.ratio(
                GROUP, name + ", mote", mote.perSecond(), "1/s", mote.perSecond() / jco.perSecond(), "at least 2x");
        report.add(GROUP, name + ", jco p50", jco.p50(), "µs");
        report.add(GROUP, name + ", mote p50", mote.p50(), "µs");
        report.add(GROUP, name + ", mote p99", mote.p99(), "µs");
        report.add(GROUP, name + ", failures", jco.failures() + mote.failures(), "");
    }

    private Measured measure(LoadClient client) {
        warm(client);
        LoadClient.Result[] rounds = new LoadClient.Result[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = client.run(CONNECTIONS, MOST, round);
        }
        return median(rounds);
    }

    private void warm(LoadClient client) {
        client.run(CONNECTIONS, MOST, round.multipliedBy(3));
    }

    private static Measured median(LoadClient.Result[] rounds) {
        double[] rates = Arrays.stream(rounds)
                .mapToDouble(LoadClient.Result::perSecond)
                .sorted()
                .toArray();
        Latencies all = Latencies.merge(
                Arrays.stream(rounds).map(LoadClient.Result::latencies).toArray(Latencies[]::new));
        int failures =
                Arrays.stream(rounds).mapToInt(LoadClient.Result::failures).sum();
        return new Measured(rates[rates.length / 2], all.p50(), all.p99(), failures);
    }

    private void latency(Path data, String guest, String engine) throws IOException {
        Optional<Path> file = toolchain.guest(guest);
        if (file.isEmpty()) {
            report.note(GROUP, engine, "skipped: " + Toolchain.HOW);
            return;
        }
        try (ServerProcess node = ServerProcess.node(data.resolve(guest))) {
            try (HttpConnection connection = new HttpConnection(node.port(), Duration.ofMinutes(2))) {
                byte[] upload = HttpConnection.request("PUT", "/v1/functions/js/hello", Files.readAllBytes(file.get()));
                HttpConnection.Response answer = connection.exchange(upload);
                if (answer.status() != 201) {
                    throw new IOException(guest + " was not taken: " + answer.body());
                }
            }
            LoadClient client =
                    new LoadClient(node.port(), HttpConnection.request("POST", "/v1/invoke/js/hello", NAME), 200);
            client.run(1, MOST, round.multipliedBy(8));
            LoadClient.Result result = client.run(1, MOST, round.multipliedBy(2));
            report.add(GROUP, engine + " p50", result.latencies().p50(), "µs, goal: under 5,000");
            report.add(GROUP, engine + " p99", result.latencies().p99(), "µs");
            report.add(GROUP, engine + " failures", result.failures(), "");
        }
    }
}
