package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The front speaks HTTP/1 alone: whatever a client sends as HTTP/2 is refused before a stream exists. */
class Http2Fault35Test {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SETTINGS = 4;
    private static final int RESET = 3;
    private static final int CONTINUATION = 9;

    private final TestFront front = new TestFront();

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void framesAfterThePrefaceReachNobody() {
        for (int type : new int[] {SETTINGS, RESET, CONTINUATION}) {
            try (RawClient client = front.connect()) {
                client.send(PREFACE);
                client.trySend(flood(type));
                assertThat(client.closes()).isTrue();
            }
        }
        assertThat(hello()).isEqualTo("hello");
    }

    @Test
    void anUpgradeIsNotTaken() {
        try (RawClient client = front.connect()) {
            client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n");
            RawClient.Response answer = client.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("hello");
        }
    }

    private String hello() {
        return front.exchange("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n").text();
    }

    /** Ten thousand empty frames. */
    private static byte[] flood(int type) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int stream = 1; stream <= 20_000; stream += 2) {
            frames.writeBytes(new byte[] {0, 0, 0, (byte) type, 0, 0, 0, (byte) (stream >> 8), (byte) stream});
        }
        return frames.toByteArray();
    }
}
