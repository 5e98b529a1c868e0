package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed bodies are never unpacked: a bomb is as large as it came, and is no module. */
class CompressedUploadFault11Test {
    private static final int UNPACKED = 200 << 20;

    @TempDir
    private Path data;

    private RealNode node;

    @BeforeEach
    void start() {
        node = new RealNode(data).with("ann", "hello");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aBombIsNoModuleAndChangesNothing() throws IOException {
        byte[] bomb = packed(packed(new byte[0], UNPACKED), 0);
        for (String encoding : new String[] {"", "Content-Encoding: gzip\r\n", "Content-Encoding: gzip, gzip\r\n"}) {
            RawClient.Response answer = node.send("PUT", "/v1/functions/ann/hello", encoding, bomb);
            assertThat(answer.status()).isBetween(400, 415);
            assertThat(answer.text()).contains("\"code\":\"");
        }
        assertThat(node.get("/v1/functions/ann/hello/versions").text()).doesNotContain("\"version\":2");
        assertThat(node.post("/v1/invoke/ann/hello", "").text()).isEqualTo("Hello faasm!");
    }

    @Test
    void aPackedModuleIsRefusedRatherThanStoredAsItIs() throws IOException {
        byte[] module = packed(BundledGuests.module("hello"), 0);
        RawClient.Response answer = node.send("PUT", "/v1/functions/ann/packed", "Content-Encoding: gzip\r\n", module);
        assertThat(answer.status()).isBetween(400, 415);
        assertThat(node.get("/v1/functions/ann/packed").status()).isEqualTo(404);
    }

    @Test
    void theInputOfACallIsPassedOnAsItCame() throws IOException {
        node.with("ann", "echo");
        // Its last byte is not zero: world faasm-2018 does not keep those at the end of an output.
        byte[] packed = packed(new byte[0], 1 << 24);
        assertThat(node.send("POST", "/v1/invoke/ann/echo", "Content-Encoding: gzip\r\n", packed)
                        .body()
                        .bytes())
                .isEqualTo(packed);
    }

    /** @param zeros more bytes, all zero */
    private static byte[] packed(byte[] bytes, int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
            byte[] piece = new byte[1 << 16];
            for (int left = zeros; left > 0; left -= piece.length) {
                gzip.write(piece, 0, Math.min(left, piece.length));
            }
        }
        return packed.toByteArray();
    }
}
