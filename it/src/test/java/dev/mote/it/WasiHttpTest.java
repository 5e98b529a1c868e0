package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A component of wasi:http behind a route, as clients and other servers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WasiHttpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MEGABYTE = 1 << 20;

    private HttpServer backend;
    private ServerSocket stranger;
    private NodeProcess node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", WasiHttpTest::answer);
        backend.start();
        stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        stranger.setSoTimeout(1);
        Files.write(folder.resolve("site.wasm"), BundledGuests.module("components", "site"));
        Path manifest = folder.resolve("app.toml");
        Files.writeString(manifest, """
                [[function]]
                name = "site"
                module = "site.wasm"
                limits = { input = "1GiB", output = "1GiB", wall-time = "60s" }
                grants = { net = ["127.0.0.1:%d", "127.0.0.1:1"] }

                [[function]]
                name = "hasty"
                module = "site.wasm"
                limits = { wall-time = "1s", output = "64KiB" }

                [[route]]
                host = "hasty.test"
                path = "/..."
                function = "hasty"

                [[route]]
                path = "/..."
                function = "site"
                """.formatted(backend.getAddress().getPort()));
        node = NodeProcess.serving(folder.resolve("data"), manifest.toString());
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
        backend.stop(0);
        stranger.close();
    }

    @Test
    void theComponentAnswers() {
        assertThat(node.get("hello").statusCode()).isEqualTo(200);
        assertThat(node.get("hello").body()).isEqualTo("Hello from wasi:http\n");
        assertThat(node.get("hello").headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(node.get("nowhere").statusCode()).isEqualTo(404);
        assertThat(node.get("nowhere").body()).isEqualTo("There is nothing here\n");
    }

    @Test
    void trailersFollowTheBodyWhereTheClientTakesThem() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(head("GET", "/trailers", "Connection: close\r\nTE: trailers\r\n"));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).endsWith("\r\n5\r\n12345\r\n0\r\nx-sum: 15\r\n\r\n");
        }
    }

    @Test
    void trailersAreLeftOutWhereTheClientDoesNotTakeThem() {
        assertThat(node.get("trailers").body()).isEqualTo("12345");
        assertThat(node.get("trailers").headers().firstValue("content-type")).contains("text/plain");
    }

    @Test
    void aCallWithoutARouteIsAPostOfItsInput() {
        assertThat(node.post("v1/invoke/app/site", "").body()).isEqualTo("Hello from wasi:http\n");
    }

    @Test
    void hundredMegabytesPassThroughWhileTheyCome() throws IOException {
        EchoedBody.check(address(), "/echo", 400);
    }

    @Test
    void fault37AClientThatDoesNotReadIsNotReadEither() throws Exception {
        try (SocketChannel client = SocketChannel.open(
                new InetSocketAddress(address().getHost(), address().getPort()))) {
            client.write(ByteBuffer.wrap(head("POST", "/echo", "Content-Length: 104857600\r\n")));
            client.configureBlocking(false);
            ByteBuffer megabyte = ByteBuffer.allocate(MEGABYTE);
            long[] taken = {0, -1};
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
                taken[1] = taken[0];
                for (int count = client.write(megabyte.clear()); count > 0; count = client.write(megabyte.clear())) {
                    taken[0] += count;
                }
                return taken[0] == taken[1];
            });
            assertThat(taken[0]).isPositive().isLessThan(40L * MEGABYTE);
        }
    }

    @Test
    void fault36ADisconnectCancelsTheCall() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(head("GET", "/count", ""));
            assertThat(EchoedBody.head(client.getInputStream())).contains("200 OK");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.get("v1/invocations").body())
                        .contains("\"cancelled\"")
                        .doesNotContain("\"running\""));
    }

    @Test
    void aDeadlineEndsALoop() throws IOException {
        assertThat(get("hasty.test", "/spin")).startsWith("HTTP/1.1 504 ").contains("guest.timed-out");
    }

    @Test
    void aDeadlineEndsAWaitForTheClientsBody() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream()
                    .write(("POST /forward?http://127.0.0.1:1/ HTTP/1.1\r\nHost: hasty.test\r\n"
                                    + "Content-Length: 100000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 504 ");
        }
    }

    @Test
    void anAnswerBeyondItsLimitIsCutOff() throws IOException {
        String answer = get("hasty.test", "/count");
        assertThat(answer.length()).isLessThan(128 << 10);
        assertThat(answer).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void whatGoesWrongInTheComponentIsABadGateway() {
        assertFailure("trap", "guest.trapped");
        assertFailure("silent", "guest.no-answer");
        assertFailure("half", "guest.bad-answer");
        assertFailure("refuse", "guest.failed: The component answered with the error http-request-denied.");
    }

    @Test
    void theComponentAsksAGrantedHost() {
        assertThat(node.get("fetch?" + backendUrl("/greeting")).body()).isEqualTo("GET /greeting");
        assertThat(node.get("fetch?" + backendUrl("/status/404")).statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyIsSentOnWhileItComes() {
        byte[] sent = new byte[8 * MEGABYTE];
        Arrays.fill(sent, (byte) 'x');
        assertThat(node.post("forward?" + backendUrl("/length"), "text/plain", sent)
                        .body())
                .isEqualTo(Integer.toString(sent.length));
    }

    @Test
    void fault43AHostThatIsNotGrantedIsNeverReached() {
        String elsewhere = "127.0.0.1:" + stranger.getLocalPort();
        for (String authority : new String[] {elsewhere, "localhost:" + stranger.getLocalPort(), "example.invalid"}) {
            assertThat(node.get("fetch?http://" + authority + "/").body()).isEqualTo("error-code 15\n");
        }
        assertThat(acceptsNobody()).isTrue();
    }

    @Test
    void aGrantedHostThatRefusesIsToldAsSuch() {
        assertThat(node.get("fetch?http://127.0.0.1:1/").body()).isEqualTo("error-code 06\n");
    }

    private void assertFailure(String path, String text) {
        assertThat(node.get(path).statusCode()).isEqualTo(502);
        assertThat(node.get(path).body()).startsWith(text);
    }

    private boolean acceptsNobody() {
        try (Socket _ = stranger.accept()) {
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String backendUrl(String path) {
        return "http://127.0.0.1:" + backend.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String text = path.equals("/length") ? Long.toString(length) : exchange.getRequestMethod() + " " + path;
            byte[] body = text.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(path.startsWith("/status/") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private URI address() {
        return node.address();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address().getHost(), address().getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private String get(String host, String path) throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] head(String method, String path, String headers) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
