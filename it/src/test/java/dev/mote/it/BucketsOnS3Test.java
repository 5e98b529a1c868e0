package dev.mote.it;

import static dev.mote.it.WasmFaasSessionTest.component;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.s3.server.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets on a real S3 server, seen by every node that uses it. */
class BucketsOnS3Test {
    private static final int CLIENTS = 32;
    private static final String HELLO = "{\"result\":\"Hello World, how are you?\"}";
    private static final String FIBONACCI = "{\"result\":34}";
    private static final String INPUT = "{\"name\":\"World\",\"n\":7}";

    @TempDir
    private Path folder;

    private S3Server server;
    private Path manifest;

    @BeforeEach
    void start() throws IOException {
        server = S3Server.start(Files.createDirectory(folder.resolve("s3")));
        manifest = Files.writeString(folder.resolve("mote.toml"), """
                [storage]
                kind = "s3"
                endpoint = "%s"
                region = "eu-west-1"
                """.formatted(server.address()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatOneNodeStoredAnotherServes() throws IOException {
        try (NodeProcess node = node("first")) {
            WasmFaasClient client = new WasmFaasClient(node);
            client.createBucket("functions");
            client.upload("functions/hello", component("hello"));
            assertThat(client.exec("functions/hello", INPUT).body()).isEqualTo(HELLO);
        }
        try (NodeProcess again = node("first")) {
            assertThat(new WasmFaasClient(again).exec("functions/hello", INPUT).body())
                    .isEqualTo(HELLO);
        }
        try (NodeProcess other = node("second")) {
            assertThat(other.get("bucket/functions").body()).isEqualTo("{\"files\":[\"hello\"]}");
            assertThat(new WasmFaasClient(other).exec("functions/hello", INPUT).body())
                    .isEqualTo(HELLO);
        }
    }

    @Test
    void functionsAndTheirVersionsLiveInTheBucket() throws IOException {
        try (NodeProcess first = node("first");
                NodeProcess second = node("second")) {
            first.put("v1/functions/me/f", component("hello"));
            assertThat(second.post("v1/invoke/me/f", INPUT).body()).isEqualTo(HELLO);
            first.put("v1/functions/me/f", component("fibonacci"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> second.post("v1/invoke/me/f", INPUT).body().equals(FIBONACCI));
        }
        try (NodeProcess lost = node("third")) {
            assertThat(lost.post("v1/invoke/me/f", INPUT).body()).isEqualTo(FIBONACCI);
            assertThat(lost.post("v1/invoke/me/f@1", INPUT).body()).isEqualTo(HELLO);
        }
    }

    @Test
    void aVersionDeployedUnderLoadFailsNoCall() throws Exception {
        try (NodeProcess node = node("first")) {
            WasmFaasClient client = new WasmFaasClient(node);
            client.createBucket("functions");
            client.upload("functions/f", component("hello"));
            assertThat(client.exec("functions/f", INPUT).body()).isEqualTo(HELLO);
            Set<String> answers = ConcurrentHashMap.newKeySet();
            AtomicBoolean enough = new AtomicBoolean();
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Void> caller = () -> {
                    while (!enough.get()) {
                        answers.add(client.exec("functions/f", INPUT).body());
                    }
                    return null;
                };
                List<Future<Void>> running = IntStream.range(0, CLIENTS)
                        .mapToObj(_ -> callers.submit(caller))
                        .toList();
                try {
                    client.upload("functions/f", component("fibonacci"));
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(60))
                            .until(() ->
                                    client.exec("functions/f", INPUT).body().equals(FIBONACCI));
                } finally {
                    enough.set(true);
                }
                for (Future<Void> future : running) {
                    future.get();
                }
            }
            assertThat(answers).isSubsetOf(HELLO, FIBONACCI).contains(FIBONACCI);
        }
    }

    private NodeProcess node(String name) {
        return NodeProcess.serving(
                Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET),
                folder.resolve(name),
                manifest.toString());
    }
}
