package dev.mote.wasi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fault 41 where it would be the node's: the client of wasi:http hands answers through as they come. It follows no
 * redirect and unpacks nothing, so there is no second hop to check, and no bomb goes off in the node.
 */
final class AnswersAsTheyComeFault41Test {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> dialled = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        open.add(server);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void fault41ARedirectIsTheGuestsToFollow() throws IOException {
        String elsewhere = "http://169.254.169.254/latest/meta-data";
        serve(("HTTP/1.1 302 Found\r\nLocation: " + elsewhere + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        ClientExchange.Result.Answered answer = fetch();
        assertThat(answer.head().status()).isEqualTo(302);
        assertThat(answer.head().values("location")).containsExactly(elsewhere);
        assertThat(dialled).as("one hop, which the policy saw").containsExactly("api.example:80");
    }

    @Test
    void fault41ACompressedBodyStaysCompressed() throws IOException {
        byte[] bomb = gzip(new byte[8 << 20]);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(bomb);
        serve(answer.toByteArray());
        ClientExchange.Result.Answered answered = fetch();
        assertThat(answered.head().values("content-encoding")).containsExactly("gzip");
        assertThat(answered.body().readAllBytes()).isEqualTo(bomb).hasSizeLessThan(16 << 10);
    }

    @Test
    void fault41TheHostThatIsAskedIsTheOneThatWasDialled() throws Exception {
        List<String> seen = serve("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        fetch();
        assertThat(HeaderRules.isForbidden("Host")).isTrue();
        await().atMost(SOON).until(() -> !seen.isEmpty());
        assertThat(seen.getFirst().lines().filter(line -> line.startsWith("Host:")))
                .containsExactly("Host: api.example");
    }

    /** Answers one request; what it read is in the list. */
    private List<String> serve(byte[] answer) {
        List<String> seen = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                seen.add(head(socket.getInputStream()));
                OutputStream out = socket.getOutputStream();
                out.write(answer);
                out.flush();
                int _ = socket.getInputStream().read();
            } catch (IOException e) {
                seen.add("failed: " + e);
            }
        });
        return seen;
    }

    private ClientExchange.Result.Answered fetch() {
        ClientRequest request = new ClientRequest(
                "GET",
                false,
                "api.example",
                80,
                "api.example",
                "/",
                List.of(),
                Optional.empty(),
                new ClientRequest.Timeouts(SOON, SOON, SOON));
        ClientExchange exchange = new ClientExchange(request, (host, port, _) -> {
            dialled.add(host + ":" + port);
            return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        });
        open.add(exchange);
        exchange.start();
        await().atMost(SOON).until(() -> exchange.result().isPresent());
        return (ClientExchange.Result.Answered) exchange.result().orElseThrow();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
