package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP contract of Faasm in 2018, byte for byte. */
class FaasmContractTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        node = new RealNode(data)
                .with("simon", "echo")
                .with("simon", "hello")
                .with("simon", "x2")
                .with("simon", "dummy")
                .with("simon", "chain")
                .with("simon", "trap")
                .with("simon", "loop", Limits.defaults().with(Limit.WALL_TIME, Duration.ofMillis(300)));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f", "/f/", "/f/simon/echo", "/f/simon/echo/more", "/fa/simon/echo", "/f/any/thing"})
    void getSaysGetOk(String target) {
        RawClient.Response response = node.get(target);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("Get OK");
        assertThat(response.header("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/simon/echo", "/f/simon/echo/", "/f/simon/echo/echo.wasm"})
    void callAnswersWithOutputAndNewline(String target) {
        RawClient.Response response = node.post(target, "Hello!");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("Hello!\n");
        assertThat(response.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(response.header("Mote-Invocation")).isPresent();
    }

    @Test
    void callWithoutABodyWorks() {
        assertThat(node.post("/f/simon/hello", "").text()).isEqualTo("Hello faasm!\n");
        assertThat(node.post("/f/simon/echo", "").text()).isEqualTo("\n");
    }

    @Test
    void callWithAChunkedBodyWorks() {
        try (RawClient client = node.connect()) {
            client.send("POST /f/simon/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nHel\r\n3\r\nlo!\r\n0\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("Hello!\n");
        }
    }

    @Test
    void callOfTheFullInputRegionWorks() {
        String input = "a".repeat(65_536);
        assertThat(node.post("/f/simon/echo", input).text()).isEqualTo(input + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/simon/trap", "/f/simon/missing", "/f/simon/loop"})
    void failedCallSaysErrorAndNothingElse(String target) {
        RawClient.Response response = node.post(target, "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).isEqualTo("Error\n");
        assertThat(response.header("Mote-Error")).isPresent();
    }

    @Test
    void inputBeyondTheRegionFails() {
        RawClient.Response response = node.post("/f/simon/echo", "a".repeat(65_537));
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).isEqualTo("Error\n");
    }

    @Test
    void inputBeyondTheLimitFailsBeforeItHasAllArrived() {
        try (RawClient client = node.connect()) {
            client.send("POST /f/simon/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n");
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 9; i++) {
                client.trySend(piece);
            }
            RawClient.Response response = client.read();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).isEqualTo("Error\n");
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void asynchronousCallAnswers201AndRuns() {
        RawClient.Response response = node.post("/fa/simon/echo", "later");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.text()).isEqualTo("Async request submitted\n");
        String id = response.header("Mote-Invocation").orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.get("/v1/invocations/" + id).text().contains("\"completed\""));
        assertThat(node.get("/v1/invocations/" + id + "/output").text()).isEqualTo("later");
    }

    @Test
    void asynchronousCallOfAMissingFunctionFails() {
        RawClient.Response response = node.post("/fa/simon/missing", "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).isEqualTo("Error\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/dummy/put1", "/f/dummy/put2/", "/f/dummy/put3/hello.wasm", "/fa/dummy/put4"})
    void putUploads(String target) {
        RawClient.Response response = node.send("PUT", target, "", BundledGuests.module("hello"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("Upload complete\n");
        String name = target.split("/", -1)[3];
        assertThat(node.post("/f/dummy/" + name, "").text()).isEqualTo("Hello faasm!\n");
    }

    @Test
    void putWaitsForContinueAsCurlDoes() {
        byte[] wasm = BundledGuests.module("hello");
        try (RawClient client = node.connect()) {
            client.send("PUT /f/dummy/continued HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + wasm.length
                    + "\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.send(wasm).read().text()).isEqualTo("Upload complete\n");
        }
    }

    @Test
    void putOfNoModuleFails() {
        RawClient.Response response = node.send("PUT", "/f/dummy/bad", "", "no module");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("Mote-Error")).contains("module.malformed");
        assertThat(node.post("/f/dummy/bad", "").header("Mote-Error")).contains("function.not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f", "/f/", "/f/simon", "/fa/simon/", "/f/simon/..x", "/f/simon/a%20b", "/f/-x/y"})
    void addressWithoutAUsableNameIsExplained(String target) {
        for (String method : new String[] {"POST", "PUT"}) {
            RawClient.Response response = node.send(method, target, "", "x");
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.header("Content-Type").orElseThrow()).startsWith("text/plain");
            assertThat(response.text()).startsWith(response.header("Mote-Error").orElseThrow());
        }
    }

    @Test
    void chainQueuesThreeCallsAfterIt() {
        RawClient.Response response = node.post("/f/simon/chain", "");
        assertThat(response.text()).isEqualTo("\n");
        String id = response.header("Mote-Invocation").orElseThrow();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String records = node.get("/v1/invocations?limit=1000").text();
            assertThat(records.split("\"cause\":\"" + id + "\"", -1)).hasSize(4);
        });
    }
}
