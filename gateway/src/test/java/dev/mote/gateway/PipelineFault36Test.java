package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that pipeline, close one half, or promise a body and fall silent. */
class PipelineFault36Test {
    private final TestFront front = new TestFront(Limits.defaults().with(Limit.HTTP_BODY_IDLE, Duration.ofMillis(700)));

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void thousandPipelinedRequestsAreAnsweredInOrder() {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String body = Integer.toString(i);
            requests.append("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
        }
        try (RawClient client = front.connect()) {
            client.send(requests.toString());
            for (int i = 0; i < 1_000; i++) {
                assertThat(client.read().text()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void halfCloseEndsTheConnection() {
        try (RawClient client = front.connect()) {
            client.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello");
            client.halfClose();
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void expectationIsMetOnlyWhereABodyIsWanted() {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.send("hello").read().text()).isEqualTo("hello");
        }
        RawClient.Response refused = front.exchange(
                "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        assertThat(refused.status()).isEqualTo(404);
        RawClient.Response strange = front.exchange(
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: wonders\r\n\r\n");
        assertThat(strange.status()).isEqualTo(400);
    }

    @Test
    void anExpectationWithoutABodyAfterItTimesOut() {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.closes()).isTrue();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> front.meters.get("mote.http.connections").gauge().value() == 0);
    }
}
