package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080, 127.0.0.1:8080",
        "8080,           127.0.0.1:8080",
        ":8080,          127.0.0.1:8080",
        "localhost:0,    localhost:0",
        "[::1]:80,       [::1]:80",
        "0.0.0.0:65535,  0.0.0.0:65535"
    })
    void isReadAsPeopleWriteIt(String text, String address) {
        assertThat(ListenAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "127.0.0.1:65536", "127.0.0.1:-1", "a:b:1", "::1:80", "[x]:1", "1.2.3.4:80 "})
    void anythingElseIsWrongUsage(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void aTakenPortIsNamedAndTheNextFreeOneFound() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress address = new ListenAddress("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(address::requireFree)
                    .hasMessage("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use.");
            assertThat(address.orNextFree().port()).isGreaterThan(taken.getLocalPort());
        }
    }
}
