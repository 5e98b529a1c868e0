package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first SIGTERM lets calls finish, the second one ends the process at once; neither loses what was accepted. */
class SignalsFault54Test {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path data;

    @Test
    void anIdleNodeEndsCleanly() {
        try (NodeProcess node = NodeProcess.serving(data)) {
            node.signal();

            assertThat(node.awaitEnd()).isZero();
            assertThat(node.err()).contains("mote: stopped").doesNotContain("Exception");
        }
    }

    @Test
    void aRunningCallIsAnsweredBeforeTheEnd() {
        try (NodeProcess node = NodeProcess.serving(data, "--limit", "wall-time=4s")) {
            node.put("f/me/loop", BundledGuests.module("loop"));
            CompletableFuture<HttpResponse<String>> running = node.later("v1/invoke/me/loop", "");
            awaitRunning(node);

            node.signal();

            assertThat(running.join().statusCode()).isEqualTo(504);
            assertThat(node.awaitEnd()).isZero();
        }
    }

    @Test
    void theSecondSignalEndsTheProcessAtOnceAndKeepsTheCall() {
        try (NodeProcess node = NodeProcess.serving(data, "--limit", "wall-time=5m", "--limit", "cpu-time=5m")) {
            node.put("f/me/loop", BundledGuests.module("loop"));
            assertThat(node.post("v1/invoke/me/loop?async=true", "").statusCode())
                    .isEqualTo(202);
            awaitRunning(node);

            node.signal();
            await().atMost(PATIENCE).until(() -> node.err().contains("stopping"));
            node.signal();

            assertThat(node.awaitEnd()).isEqualTo(130);
        }
        try (NodeProcess node = NodeProcess.serving(data)) {
            await("the call is tried again")
                    .atMost(PATIENCE)
                    .until(() ->
                            node.get("v1/invocations?function=me/loop").body().contains("\"attempt\":2"));
        }
    }

    private static void awaitRunning(NodeProcess node) {
        await("the call runs")
                .atMost(PATIENCE)
                .until(() -> node.get("v1/node").body().contains("\"function\":\"me/loop\""));
    }
}
