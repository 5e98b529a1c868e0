package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fault 31: clients that are slow, idle or too many lose their connection; others do not notice. */
class SlowClientFault31Test {
    private static final Duration SHORT = Duration.ofMillis(300);

    private TestFront front = new TestFront(Limits.defaults()
            .with(Limit.HTTP_HEADER_TIME, SHORT)
            .with(Limit.HTTP_BODY_IDLE, SHORT)
            .with(Limit.HTTP_WRITE_IDLE, SHORT)
            .with(Limit.HTTP_KEEP_ALIVE, Duration.ofMillis(900))
            .with(Limit.HTTP_CONNECTIONS, 20)
            .with(Limit.HTTP_CONNECTIONS_PER_CLIENT, 10));

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void slowlorisHeaderIsCutAlthoughBytesKeepComing() {
        try (RawClient slow = front.connect()) {
            slow.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nX: ");
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !slow.trySend("a"));
        }
        await().until(() -> timeouts() == 1);
        assertThat(hello()).isEqualTo("hello");
    }

    @Test
    void idleConnectionIsClosed() {
        try (RawClient idle = front.connect()) {
            assertThat(idle.closes()).isTrue();
        }
        await().until(() -> timeouts() == 1);
    }

    @Test
    void idleConnectionIsClosedAfterARequestToo() {
        try (RawClient idle = front.connect()) {
            idle.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
            assertThat(idle.closes()).isTrue();
        }
    }

    @Test
    void bodyThatStopsGetsATimeout() {
        try (RawClient slow = front.connect()) {
            slow.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello");
            RawClient.Response response = slow.read();
            assertThat(response.status()).isEqualTo(408);
            assertThat(response.header("Connection")).contains("close");
            assertThat(slow.closes()).isTrue();
        }
    }

    @Test
    void streamedBodyThatStopsGetsATimeout() {
        try (RawClient slow = front.connect()) {
            slow.send("POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            assertThat(slow.read().status()).isEqualTo(408);
            assertThat(slow.closes()).isTrue();
        }
    }

    @Test
    void bodyThatTricklesGetsATimeout() {
        try (RawClient slow = front.connect()) {
            slow.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !slow.trySend("a"));
        }
        await().until(() -> timeouts() > 0);
    }

    @Test
    void readerThatDoesNotReadIsCut() {
        try (RawClient slow = front.connect()) {
            slow.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().atMost(Duration.ofSeconds(10)).until(() -> timeouts() == 1);
        }
        assertThat(hello()).isEqualTo("hello");
    }

    @Test
    void readerThatReadsGetsItAll() {
        try (RawClient client = front.connect()) {
            client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read().body().size()).isEqualTo(TestFront.BIG);
        }
    }

    @Test
    void waitingForTheFunctionIsNotTheClientsFault() {
        try (RawClient client = front.connect()) {
            client.send("POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            try (RawClient idle = front.connect()) {
                assertThat(idle.closes()).isTrue();
            }
            front.release();
            assertThat(client.read().text()).isEqualTo("waited");
        }
    }

    @Test
    void connectionFloodFromOneAddressIsBounded() {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            clients.add(front.connect());
        }
        assertThat(clients.getLast().closes()).isTrue();
        assertThat(front.meters.counter("mote.http.connections.refused").count())
                .isEqualTo(1);
        clients.forEach(RawClient::close);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> front.meters.get("mote.http.connections").gauge().value() == 0);
        assertThat(hello()).isEqualTo("hello");
    }

    private double timeouts() {
        return front.meters.counter("mote.http.timeouts").count();
    }

    private String hello() {
        return front.exchange("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n").text();
    }
}
