package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault 32: what two HTTP readers could take for different requests gets a 400, and the connection ends. */
class RequestSmugglingFault32Test {
    private static TestFront front;

    @BeforeAll
    static void start() {
        front = new TestFront();
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 5,5\r\n",
                "Content-Length: 5, 5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length: \r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length : 5\r\n",
                "Content-Length\t: 5\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity, chunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "Transfer-Encoding:\r\n chunked\r\n",
                "X-Folded: one\r\n two\r\nContent-Length: 5\r\n",
                "X-Folded: one\r\n\ttwo\r\nContent-Length: 5\r\n",
                "X-Nul: a\0b\r\nContent-Length: 5\r\n",
                "X-Cr: a\rContent-Length: 7\r\nContent-Length: 5\r\n",
                "X-Lf: a\nContent-Length: 5\r\n",
                ": no name\r\nContent-Length: 5\r\n",
                "no colon\r\nContent-Length: 5\r\n",
                "X\0: a\r\nContent-Length: 5\r\n",
            })
    void ambiguousHeaderIsRefusedAndTheConnectionEnds(String header) {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.closes()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FFFFFFFFFFFFFFFF1\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "5;ext\nx\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "x\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nTrailer : a\r\n\r\n",
            })
    void brokenChunkIsRefusedAndTheConnectionEnds(String body) {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void foldedLineThatComesInPiecesIsRefused() {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Folded: one\r\n");
            client.send(" two\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void transferEncodingInHttp10IsRefused() {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.closes()).isTrue();
        }
    }

    @Test
    void plainBodiesPassInOneConnection() {
        try (RawClient client = front.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.read().text()).isEqualTo("hello");
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5;name=value\r\nhello\r\n6\r\n again\r\n0\r\nX-Trailer: a\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("hello again");
            client.send("\r\n\r\nPOST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfor\r\n ");
            assertThat(client.read().text()).isEqualTo("for\r\n ");
        }
    }
}
