package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fault 57 at the HTTP front: whatever clients do, connections, threads and body memory come back. */
class LeakTest {
    private static final int ROUNDS = 60;

    @Test
    void clientsOfEveryKindLeaveNothingBehind() {
        try (TestFront front = new TestFront()) {
            long bodies = front.bodies.free();
            round(front);
            int threads = Thread.activeCount();
            for (int i = 0; i < ROUNDS; i++) {
                round(front);
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            front.meters.get("mote.http.connections").gauge().value() == 0);
            await().atMost(Duration.ofSeconds(20)).until(() -> front.bodies.free() == bodies);
            // The JVM and the event loops may add a few of their own; a leak would add one per round at least.
            assertThat(Thread.activeCount()).isLessThan(threads + ROUNDS / 4);
        }
    }

    @Test
    void refusalsAreCountedByTheirCode() {
        try (TestFront front = new TestFront()) {
            front.exchange("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            front.exchange("DELETE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            front.exchange("GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n");
            front.exchange("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(front.refused)
                    .containsExactly(
                            ErrorCode.NOT_FOUND,
                            ErrorCode.METHOD_NOT_ALLOWED,
                            ErrorCode.FORBIDDEN,
                            ErrorCode.URI_TOO_LONG);
        }
    }

    private static void round(TestFront front) {
        List<RawClient> clients = new ArrayList<>();
        for (String request : List.of(
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
                "POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000\r\n\r\nhello",
                "POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "GET /broken HTTP/1.1\r\nHost",
                "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "")) {
            clients.add(front.connect().send(request));
        }
        assertThat(clients.getFirst().read().text()).isEqualTo("hello");
        for (int i = 0; i < clients.size(); i++) {
            if (i % 2 == 0) {
                clients.get(i).close();
            } else {
                clients.get(i).reset();
            }
        }
    }
}
