package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node serves when it is started again on its folder. */
class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void examplesAreUploadedOnce() {
        serveAndStop();

        try (NodeProcess node = NodeProcess.serving(folder)) {
            HttpResponse<String> versions = node.get("v1/functions/simon/hello/versions");
            assertThat(versions.body()).containsOnlyOnce("\"version\":");
            assertThat(node.post("f/simon/hello", "").body()).isEqualTo("Hello faasm!\n");
        }
    }

    @Test
    void anExampleThatSomebodyChangedIsLeftAlone() {
        try (NodeProcess node = NodeProcess.serving(folder)) {
            node.put("f/simon/echo", BundledGuests.module("hello"));
        }
        try (NodeProcess node = NodeProcess.serving(folder)) {
            assertThat(node.post("f/simon/echo", "input").body()).isEqualTo("Hello faasm!\n");
        }
    }

    @Test
    void modulesOfTheCommandLineBecomeFunctions() throws Exception {
        Path module = Files.write(folder.resolve("greeter.wasm"), BundledGuests.module("hello"));
        Path data = folder.resolve("data");
        for (int start = 0; start < 2; start++) {
            try (NodeProcess node = NodeProcess.serving(data, module.toString())) {
                assertThat(node.post("f/demo/greeter", "").body()).isEqualTo("Hello faasm!\n");
                assertThat(node.get("v1/functions/demo/greeter/versions").body())
                        .containsOnlyOnce("\"version\":");
                assertThat(node.get("v1/functions").body()).doesNotContain("simon/");
            }
        }
    }

    /** A balancer sends requests from then on. */
    @Test
    void whoFindsTheNodeReadyFindsItsFunctions() throws Exception {
        int port = freePort();
        String listen = "127.0.0.1:" + port;
        try (NodeProcess _ = NodeProcess.starting("--listen", listen, "--data", folder.toString());
                HttpClient client = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> get(client, listen, "readyz").statusCode() == 200);

            assertThat(get(client, listen, "v1/functions").body()).contains("simon/echo");
        }
    }

    private static HttpResponse<String> get(HttpClient client, String listen, String path)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://" + listen + "/" + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void serveAndStop() {
        try (NodeProcess node = NodeProcess.serving(folder)) {
            node.signal();
            assertThat(node.awaitEnd()).isZero();
        }
    }
}
