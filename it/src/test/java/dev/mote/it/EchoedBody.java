package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/**
 * Sends a body to a guest that sends it back, and reads each part before the next one goes: whoever collected the body
 * first would never answer.
 */
final class EchoedBody {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private EchoedBody() {}

    /** @param parts of 256 KiB each */
    static void check(URI node, String path, int parts) throws IOException {
        byte[] sent = new byte[256 << 10];
        new Random(5).nextBytes(sent);
        try (Socket client = new Socket(node.getHost(), node.getPort())) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = client.getOutputStream();
            write(out, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            InputStream in = new BufferedInputStream(client.getInputStream());
            ChunkedReader body = new ChunkedReader(in);
            for (int i = 0; i < parts; i++) {
                write(out, Integer.toHexString(sent.length) + "\r\n");
                out.write(sent);
                write(out, "\r\n");
                if (i == 0) {
                    assertThat(head(in)).contains("200 OK");
                }
                assertThat(body.read(sent.length)).isEqualTo(sent);
            }
            write(out, "0\r\n\r\n");
            assertThat(body.atEnd()).isTrue();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The lines before the body. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
