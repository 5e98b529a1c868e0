package dev.mote.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Faults of group 13: a server that lies, tears or refuses changes nothing and is told by name. */
class S3FaultTest {
    private static final S3Config.Credentials ANY = new S3Config.Credentials("key", "secret", Optional.empty());

    private static final int MOST = 1 << 20;

    private HttpServer server;
    private S3Client client;
    private volatile int status = 200;
    private volatile String etag = "\"0\"";
    private volatile byte[] body = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", etag);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        client = Clients.make(new S3Config(
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())), "eu-west-1", ANY, "m"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void fault13ContentThatDoesNotMatchItsTagIsNotTaken() {
        etag = "\"d41d8cd98f00b204e9800998ecf8427e\"";
        body = bytes("torn");
        assertFails(ErrorCode.STORAGE_FAILED, () -> new S3Objects(client).get("bucket", "key", MOST));
        body = new byte[0];
        assertThat(new S3Objects(client).get("bucket", "key", MOST)).isPresent();
    }

    @Test
    void fault13AStoredTagThatDoesNotMatchWhatWasSentIsAFailure() {
        etag = "\"d41d8cd98f00b204e9800998ecf8427e\"";
        assertFails(ErrorCode.STORAGE_FAILED, () -> new S3Objects(client).put("bucket", "key", bytes("content")));
    }

    @Test
    void tagsThatAreNoDigestSayNothing() {
        etag = "\"9b2cf535f27731c974343645a3985328-2\"";
        body = bytes("in parts");
        assertThat(new S3Objects(client)
                        .get("bucket", "key", MOST)
                        .orElseThrow()
                        .etag())
                .isEqualTo(etag);
    }

    @Test
    void fault13RefusalsAreToldWithTheServersWord() {
        status = 403;
        body = bytes("<Error><Code>AccessDenied</Code><Message>secret words</Message></Error>");
        assertThatThrownBy(() -> new S3Objects(client).put("bucket", "key", bytes("x")))
                .hasMessageContaining("AccessDenied")
                .hasMessageNotContaining("secret");
    }

    @Test
    void fault13AModuleThatIsAnotherIsNotRun() {
        body = bytes("another module");
        assertFails(
                ErrorCode.CORRUPT_MODULE,
                () -> new S3Blobs(client, "m", Clock.systemUTC(), Duration.ZERO).get("ann", "0".repeat(64)));
    }

    @Test
    void fault13NoMoreIsReadThanWasAskedFor() {
        body = bytes("four");
        ResponseTransformer<GetObjectResponse, Fetched> three = Fetched.atMost(3);
        Fetched fetched = client.getObject(it -> it.bucket("m").key("key"), three);
        assertThat(fetched.content().bytes()).hasSize(3);
        assertFails(ErrorCode.STORAGE_FAILED, () -> fetched.all("Reading the key"));
    }

    @Test
    void settingsComeFromTheUsualVariables() {
        S3Config config = S3Config.of(
                "m",
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "AWS_ACCESS_KEY_ID", "id",
                        "AWS_SECRET_ACCESS_KEY", "hidden",
                        "AWS_REGION", "eu-central-1",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:9000"));
        assertThat(config.endpoint()).hasValue(URI.create("http://127.0.0.1:9000"));
        assertThat(config.region()).isEqualTo("eu-central-1");
        assertThat(config.toString()).doesNotContain("hidden");
        assertFails(ErrorCode.INVALID_SETTINGS, () -> S3Config.of("m", Optional.empty(), Optional.empty(), Map.of()));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
