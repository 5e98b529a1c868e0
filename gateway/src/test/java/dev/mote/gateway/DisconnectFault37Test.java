package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that go away: their calls are cancelled, and nothing of them is left. */
class DisconnectFault37Test {
    private final TestFront front = new TestFront();

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void disconnectCancelsTheInvocation() throws InterruptedException {
        try (RawClient client = front.connect()) {
            client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            front.waiting.await();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> front.cancelled.contains("call-1"));
    }

    @Test
    void resetCancelsTheInvocation() throws InterruptedException {
        RawClient client = front.connect();
        client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        front.waiting.await();
        client.reset();
        await().atMost(Duration.ofSeconds(10)).until(() -> front.cancelled.contains("call-1"));
    }

    @Test
    void finishedCallIsNotCancelledByALaterDisconnect() {
        try (RawClient client = front.connect()) {
            front.release();
            client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("waited");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> connections() == 0);
        assertThat(front.cancelled).isEmpty();
    }

    @Test
    void resetInTheMiddleOfAResponseFreesTheConnection() {
        RawClient client = front.connect();
        client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readByte()).isEqualTo('H');
        client.reset();
        await().atMost(Duration.ofSeconds(10)).until(() -> connections() == 0);
    }

    @Test
    void disconnectInTheMiddleOfABodyFreesTheConnection() {
        try (RawClient client = front.connect()) {
            client.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nhello");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> connections() == 0);
    }

    @Test
    void answerBeforeTheBodyIsReadByTheClientAndEndsTheConnection() {
        try (RawClient client = front.connect()) {
            client.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
            client.trySend(new byte[500_000]);
            RawClient.Response response = client.read();
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void largeBodyStreams() {
        byte[] body = new byte[20 << 20];
        try (RawClient client = front.connect()) {
            client.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n");
            assertThat(client.send(body).read().text()).isEqualTo(Integer.toString(body.length));
            client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("hello");
        }
    }

    @Test
    void incidentTellsNothingButItsId() {
        RawClient.Response response = front.exchange("GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text())
                .contains("node.internal", "urn:uuid:")
                .doesNotContain("secret", "IllegalState", "dev.mote");
    }

    private double connections() {
        return front.meters.get("mote.http.connections").gauge().value();
    }
}
