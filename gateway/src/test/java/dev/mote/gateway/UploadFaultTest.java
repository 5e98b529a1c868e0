package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Faults 1, 12 and 15 at the HTTP front: broken, cut, oversized and racing uploads, and names nobody should have. */
class UploadFaultTest {
    private static final int MODULE_SIZE = 1 << 20;
    private static final byte[] HELLO = BundledGuests.module("hello");

    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        node = new RealNode(data, Limits.defaults().with(Limit.MODULE_SIZE, MODULE_SIZE), List.of())
                .with("ann", "hello");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void moduleTruncatedAnywhereIsRefusedAndNotStored() {
        for (int length = 0; length < HELLO.length; length += 1 + length / 4) {
            RawClient.Response response = node.send("PUT", "/v1/functions/ben/cut", "", Arrays.copyOf(HELLO, length));
            assertThat(response.status()).as("cut at %d", length).isEqualTo(400);
            JsonNode problem = Json.readObject(response.body().bytes());
            assertThat(problem.path("code").asString()).startsWith("module.");
        }
        assertThat(node.get("/v1/functions/ben/cut").status()).isEqualTo(404);
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(1);
        for (int length : new int[] {1, 8, 100, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(node.send("PUT", "/v1/functions/ben/random", "", bytes).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void declaredLengthBeyondTheLimitIsRefusedBeforeTheBody() {
        try (RawClient client = node.connect()) {
            client.send("PUT /v1/functions/ben/large HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    + (MODULE_SIZE + 1) + "\r\nExpect: 100-continue\r\n\r\n");
            RawClient.Response response = client.read();
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.header("Mote-Error")).contains("module.too-large");
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void chunkedBodyBeyondTheLimitIsCut() {
        try (RawClient client = node.connect()) {
            client.send(
                    "PUT /v1/functions/ben/large HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 40; i++) {
                client.trySend(chunk);
            }
            assertThat(client.read().status()).isEqualTo(413);
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void uploadThatStopsMidwayLeavesTheOldVersion() {
        try (RawClient client = node.connect()) {
            client.send("PUT /v1/functions/ann/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + HELLO.length
                    + "\r\n\r\n");
            client.send(Arrays.copyOf(HELLO, HELLO.length / 2));
        }
        RawClient reset = node.connect();
        reset.send(
                "PUT /v1/functions/ann/hello HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
        reset.reset();
        assertThat(node.post("/v1/invoke/ann/hello", "").text()).isEqualTo("Hello faasm!");
        JsonNode versions = Json.readObject(
                        node.get("/v1/functions/ann/hello/versions").body().bytes())
                .path("versions");
        assertThat(versions).hasSize(1);
    }

    @Test
    void bodyLongerThanItsLengthIsAnotherRequest() {
        try (RawClient client = node.connect()) {
            client.send(
                    "POST /v1/invoke/ann/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nabGARBAGE\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("Hello faasm!");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void racingUploadsOfOneNameBothBecomeVersions() {
        List<CompletableFuture<RawClient.Response>> uploads = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> node.send("PUT", "/v1/functions/ben/race", "", HELLO), Thread::startVirtualThread))
                .toList();
        List<Long> numbers = uploads.stream()
                .map(CompletableFuture::join)
                .filter(response -> response.status() == 201)
                .map(response ->
                        Json.readObject(response.body().bytes()).path("version").asLong())
                .sorted()
                .toList();
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(node.post("/v1/invoke/ben/race", "").text()).isEqualTo("Hello faasm!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..x",
                "a..b",
                ".",
                "-a",
                "_a",
                "a%20b",
                "a%0ab",
                "a%00",
                "a%2fb",
                "%2e%2e",
                "a.",
                "a%20",
                "caf%C3%A9",
                "%D0%B0",
                "a:b",
                "a*b",
                "a;b",
                "a=b",
                "a~b",
                "%3Cscript%3E",
            })
    void nameThatIsNoNameIsRefused(String name) {
        RawClient.Response response = node.send("PUT", "/v1/functions/ben/" + name, "", HELLO);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(node.send("PUT", "/v1/functions/" + name + "/f", "", HELLO).status())
                .isEqualTo(400);
    }

    @Test
    void nameOf300CharactersIsRefused() {
        assertThat(node.send("PUT", "/v1/functions/ben/" + "a".repeat(300), "", HELLO)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bodiesHeldInMemoryAreBounded() {
        try (TestFront front = new TestFront();
                RawClient first = front.connect();
                RawClient second = front.connect()) {
            long whole = front.bodies.free();
            first.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40000000\r\n\r\n");
            first.send(new byte[39_000_000]);
            await().atMost(Duration.ofSeconds(20)).until(() -> whole - front.bodies.free() >= 38_900_000);
            second.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\n");
            second.trySend(new byte[30_000_000]);
            RawClient.Response refused = second.read();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isPresent();
            first.send(new byte[1_000_000]);
            assertThat(first.read().text()).isEqualTo("40000000");
            await().atMost(Duration.ofSeconds(20)).until(() -> front.bodies.free() == whole);
        }
    }
}
