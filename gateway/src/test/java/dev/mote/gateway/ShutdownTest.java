package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fault 54: stopping takes no new requests and lets the running ones finish, within a deadline. */
class ShutdownTest {
    private final TestFront front = new TestFront();

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void runningRequestFinishesAndNewOnesAreRefused() throws InterruptedException {
        try (RawClient client = front.connect();
                RawClient idle = front.connect()) {
            client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            front.waiting.await();
            CompletableFuture<Boolean> stopped =
                    CompletableFuture.supplyAsync(() -> front.stop(Duration.ofSeconds(20)));
            assertThat(idle.closes()).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> !connects());
            front.release();
            RawClient.Response response = client.read();
            assertThat(response.text()).isEqualTo("waited");
            assertThat(response.header("Connection")).contains("close");
            assertThat(stopped.join()).isTrue();
        }
    }

    @Test
    void deadlineCutsWhatStillRuns() throws InterruptedException {
        try (RawClient client = front.connect()) {
            client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            front.waiting.await();
            assertThat(front.stop(Duration.ofMillis(200))).isFalse();
            assertThat(client.closes()).isTrue();
            assertThat(front.cancelled).contains("call-1");
        }
    }

    private boolean connects() {
        try (RawClient client = front.connect()) {
            return !client.closes();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
