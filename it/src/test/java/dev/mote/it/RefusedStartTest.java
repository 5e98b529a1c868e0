package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot start says why in one line, what to do in the next, and shows no stack trace. */
class RefusedStartTest {
    @TempDir
    private Path data;

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            refused("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use.", "--listen", address);
        }
    }

    @Test
    void aDataFolderInUseIsNamed() {
        try (NodeProcess first = NodeProcess.serving(data)) {
            assertThat(first.get("readyz").statusCode()).isEqualTo(200);
            refused(data.toString(), "--listen", "127.0.0.1:0", "--data", data.toString());
        }
    }

    @Test
    void anOpenAddressWithoutTokensIsRefused() {
        refused("without tokens", "--listen", "0.0.0.0:0", "--data", data.toString());
    }

    @Test
    void aWrongLimitIsNamed() {
        refused("wall-time", "--limit", "wall-time=soon", "--data", data.toString());
        refused("no-such-limit", "--limit", "no-such-limit=1", "--data", data.toString());
    }

    /** The nearest thing to a broken configuration file that a node of this version reads. */
    @Test
    void aBrokenTokensFileIsNamedWithItsLineFault53() throws Exception {
        Path tokens = Files.writeString(data.resolve("tokens"), "# who\n0123456789abcdef everything\n");
        refused("line 2", "--listen", "127.0.0.1:0", "--tokens-file", tokens.toString(), "--data", data.toString());
    }

    private static void refused(String told, String... arguments) {
        try (NodeProcess node = NodeProcess.starting(arguments)) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.err())
                    .startsWith("mote: ")
                    .contains(told)
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(node.out()).isEmpty();
        }
    }
}
