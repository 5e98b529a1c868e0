package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for the end of the connection gets it, however the wish is written; who does not keeps it. */
class ConnectionOptionsTest {
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
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 | close",
                "1.1 | close, TE",
                "1.1 | TE,Close",
                "1.1 | keep-alive, close",
                "1.0 | close",
                "1.0 | TE",
                "1.0 | keep-alive, close",
            })
    void closes(String version, String options) {
        try (RawClient client = asking(version, options)) {
            assertThat(client.read().text()).isEqualTo("hello");
            assertThat(client.closes()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.1 | TE", "1.1 | keep-alive, TE", "1.1 | closed", "1.0 | keep-alive", "1.0 | TE, Keep-Alive"})
    void staysOpen(String version, String options) {
        try (RawClient client = asking(version, options)) {
            assertThat(client.read().text()).isEqualTo("hello");
            client.send(request(version, options));
            assertThat(client.read().text()).isEqualTo("hello");
        }
    }

    private static RawClient asking(String version, String options) {
        return new RawClient(front.port()).send(request(version, options));
    }

    private static String request(String version, String options) {
        return "GET /hello HTTP/" + version + "\r\nHost: localhost\r\nConnection: " + options + "\r\n\r\n";
    }
}
