package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault 33: targets, hosts and methods that could mean two things are refused before routing. */
class RequestTargetFault33Test {
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
                "//hello",
                "/hello//",
                "/a//hello",
                "/./hello",
                "/a/../hello",
                "/%2e%2e/hello",
                "/%2E/hello",
                "/a%2fhello",
                "/a%5Chello",
                "/a\\hello",
                "/hello%00",
                "/hello%0d%0aX:1",
                "/hello%",
                "/hello%4",
                "/hello%zz",
                "/hello%ff",
                "/hello#part",
                "/hello?a#part",
                "/h\u00e9llo",
                "/hello\u0001",
                "hello",
                "*",
                "http://localhost/hello",
                "http://evil.example/hello",
            })
    void targetThatIsNotPlainIsRefused(String target) {
        assertThat(get(target, "Host: localhost\r\n").status()).isEqualTo(400);
    }

    @Test
    void percentEncodingIsDecodedOnce() {
        assertThat(get("/h%65llo", "Host: localhost\r\n").text()).isEqualTo("hello");
        assertThat(get("/h%2565llo", "Host: localhost\r\n").status()).isEqualTo(404);
    }

    @Test
    void trailingSlashIsIgnored() {
        assertThat(get("/hello/", "Host: localhost\r\n").text()).isEqualTo("hello");
    }

    @Test
    void longTargetGets414() {
        assertThat(get("/" + "a".repeat(70_000), "Host: localhost\r\n").status())
                .isEqualTo(414);
    }

    @Test
    void largeHeaderGets431() {
        assertThat(get("/hello", "Host: localhost\r\nX: " + "a".repeat(40_000) + "\r\n")
                        .status())
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: \r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost:80:80\r\n",
                "Host: localhost:http\r\n",
                "Host: local host\r\n",
                "Host: localhost/\r\n",
            })
    void hostThatIsNotOnePlainNameIsRefused(String header) {
        assertThat(get("/hello", header).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:80", "app.localhost"})
    void hostOfThisMachineIsTaken(String host) {
        assertThat(get("/hello", "Host: " + host + "\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
    void hostOfDnsRebindingIsRefused(String host) {
        assertThat(get("/hello", "Host: " + host + "\r\n").status()).isEqualTo(403);
    }

    @Test
    void hostIsNotNeededInHttp10() {
        assertThat(front.exchange("GET /hello HTTP/1.0\r\n\r\n").text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "BREW", "get", "PROPFIND"})
    void unknownMethodGets405WithAllow(String method) {
        RawClient.Response response = front.exchange(method + " /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD, POST, PUT, DELETE");
    }

    @Test
    void wrongMethodGets405WithWhatTheAddressTakes() {
        RawClient.Response response = front.exchange("DELETE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTPP/1.1", "http/1.1"})
    void otherProtocolVersionIsRefused(String version) {
        assertThat(front.exchange("GET /hello " + version + "\r\nHost: localhost\r\n\r\n")
                        .status())
                .isIn(400, 501);
    }

    @Test
    void http2PrefaceIsRefused() {
        assertThat(front.exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status()).isIn(400, 501);
    }

    @Test
    void headAnswersWithoutABody() {
        try (RawClient client = front.connect()) {
            client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            StringBuilder all = new StringBuilder();
            for (int b = client.readByte(); b >= 0; b = client.readByte()) {
                all.append((char) b);
            }
            assertThat(all.toString()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
            assertThat(all.toString().toLowerCase(java.util.Locale.ROOT)).contains("content-length: 5\r\n");
        }
    }

    private static RawClient.Response get(String target, String headers) {
        return front.exchange("GET " + target + " HTTP/1.1\r\n" + headers + "\r\n");
    }
}
