package dev.mote.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A light function alone, and beside two functions that loop at their full concurrency. */
final class NeighbourBench {
    private static final int LOOPS_EACH = 64;

    private final Report report;
    private final byte[] loop;

    NeighbourBench(Report report, byte[] loop) {
        this.report = report;
        this.loop = loop;
    }

    void run(Path data, int requests) throws IOException {
        report.heading("Noisy neighbour: echo beside two looping functions at full concurrency");
        try (ServerProcess node = ServerProcess.node(data, "--limit", "wall-time=10s", "--limit", "cpu-time=10s")) {
            try (HttpConnection connection = new HttpConnection(node.port(), Duration.ofSeconds(60))) {
                for (String name : List.of("a", "b")) {
                    connection.exchange(HttpConnection.request("PUT", "/f/loops/" + name, loop));
                }
            }
            LoadClient echo = new LoadClient(
                    node.port(),
                    HttpConnection.request("POST", "/f/simon/echo", "Hello!".getBytes(StandardCharsets.UTF_8)),
                    200);
            echo.run(4, requests, Duration.ofSeconds(30));
            Latencies idle = echo.run(1, requests, Duration.ofSeconds(20)).latencies();
            List<Thread> loops = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                LoadClient client = new LoadClient(
                        node.port(), HttpConnection.request("POST", "/f/loops/" + name, new byte[0]), 500);
                loops.add(Thread.ofPlatform().daemon().start(() -> client.run(LOOPS_EACH, 1, Duration.ofSeconds(60))));
            }
            Latencies beside = echo.run(1, requests, Duration.ofSeconds(8)).latencies();
            report.add("neighbour", "echo alone p99", idle.p99(), "µs");
            report.ratio("neighbour", "echo beside p99", beside.p99(), "µs", beside.p99() / idle.p99(), "below 10x");
            report.add("neighbour", "echo beside calls", beside.count(), "");
            for (Thread thread : loops) {
                join(thread);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
