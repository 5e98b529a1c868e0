package dev.mote.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Warm requests over loopback: the node's echo, a fresh instance each, against a bare Vert.x handler that echoes. */
final class RequestBench {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final byte[] INPUT = "Hello!".getBytes(StandardCharsets.UTF_8);

    private final Report report;
    private final int requests;

    RequestBench(Report report, int requests) {
        this.report = report;
        this.requests = requests;
    }

    void run(Path data) throws IOException {
        try (ServerProcess bare = ServerProcess.bare();
                ServerProcess node = ServerProcess.node(data)) {
            LoadClient peer = new LoadClient(bare.port(), HttpConnection.request("POST", "/", INPUT), 200);
            LoadClient echo = new LoadClient(node.port(), HttpConnection.request("POST", "/f/simon/echo", INPUT), 200);
            warmUp(peer, echo);
            latency(peer, echo);
            throughput(peer, echo);
        }
    }

    private void warmUp(LoadClient peer, LoadClient echo) {
        for (LoadClient client : new LoadClient[] {peer, echo}) {
            client.run(1, requests, AT_MOST);
            client.run(32, requests / 8, AT_MOST);
        }
    }

    /** Both in turn, several times, so that a slow moment of the machine hits both; medians of medians. */
    private void latency(LoadClient peer, LoadClient echo) {
        report.heading("Warm request over loopback, 1 connection");
        Latencies[] peers = new Latencies[5];
        Latencies[] echoes = new Latencies[5];
        for (int round = 0; round < 5; round++) {
            peers[round] = peer.run(1, requests, AT_MOST).latencies();
            echoes[round] = echo.run(1, requests, AT_MOST).latencies();
        }
        Latencies bare = Latencies.merge(peers);
        Latencies node = Latencies.merge(echoes);
        report.add("request", "bare handler p50", bare.p50(), "µs");
        report.add("request", "bare handler p99", bare.p99(), "µs");
        report.ratio("request", "echo p50", node.p50(), "µs", node.p50() / bare.p50(), "at most 2x");
        report.ratio("request", "echo p99", node.p99(), "µs", node.p99() / bare.p99(), "");
    }

    private void throughput(LoadClient peer, LoadClient echo) {
        report.heading("Requests per second, 32 connections");
        LoadClient.Result bare = peer.run(32, requests / 2, AT_MOST);
        LoadClient.Result node = echo.run(32, requests / 2, AT_MOST);
        report.add("throughput", "bare handler", bare.perSecond(), "1/s");
        report.ratio("throughput", "echo", node.perSecond(), "1/s", node.perSecond() / bare.perSecond(), "");
        report.add("throughput", "echo p99", node.latencies().p99(), "µs");
        report.add("throughput", "echo failures", node.failures(), "");
    }
}
