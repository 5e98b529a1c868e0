package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults 21, 25 and 37 through a whole node: every way a guest can end has its status, and no stack trace shows. */
class OutcomeStatusTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        Limits quick = Limits.defaults().with(Limit.WALL_TIME, Duration.ofMillis(500));
        node = new RealNode(data)
                .with("ann", "trap")
                .with("ann", "loop", quick)
                .with(
                        "ann",
                        "hostloop",
                        Limits.defaults().with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 0))
                .with("ann", "stackbomb")
                .with("ann", "memorybomb")
                .with("ann", "echo", Limits.defaults().with(Limit.OUTPUT, 100));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "trap, 502, guest.trapped",
        "stackbomb, 502, guest.trapped",
        "loop, 504, guest.timed-out",
    })
    void endOfAGuestHasItsStatus(String guest, int status, String code) {
        RawClient.Response response = node.post("/v1/invoke/ann/" + guest, "");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Mote-Error")).contains(code);
        assertThat(response.text()).doesNotContain("Exception", "at dev.mote", ".java:");
    }

    @Test
    void memoryBombEndsWithoutHarm() {
        assertThat(node.post("/v1/invoke/ann/memorybomb", "").status()).isIn(200, 502, 504);
        assertThat(node.get("/livez").status()).isEqualTo(200);
    }

    @Test
    void outputBeyondTheLimitIsNotSent() {
        RawClient.Response response = node.post("/v1/invoke/ann/echo", "a".repeat(200));
        assertThat(response.status()).isEqualTo(502);
        assertThat(response.header("Mote-Error")).contains("output.too-large");
    }

    @Test
    void busyFunctionGets429WithRetryAfterAndItsClientsDisconnectFreesIt() {
        try (RawClient first = node.connect()) {
            first.send("POST /v1/invoke/ann/hostloop HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> node.get("/v1/node").text().contains("ann/hostloop"));
            RawClient.Response refused = node.post("/v1/invoke/ann/hostloop", "");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(node.post("/f/ann/hostloop", "").status()).isEqualTo(429);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        node.get("/v1/invocations?function=ann/hostloop").text().contains("\"cancelled\""));
    }
}
