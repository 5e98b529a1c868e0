package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Invocation;
import dev.mote.platform.InvocationRequest;
import dev.mote.platform.InvocationResult;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Grants;
import dev.mote.worlds.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of guests, against a backend on loopback. */
class HandleNetworkTest {
    private static final int MANY = 2_000;
    private static final Duration WAIT = Duration.ofMillis(200);

    @TempDir
    private Path data;

    private ServerSocket backend;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        backend = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress());
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterEach
    void stop() throws IOException {
        backend.close();
        threads.shutdownNow();
    }

    @Test
    void aBackendIsReachedByTheAddressInTheEnvironment() {
        answering(Duration.ZERO);
        try (RealNode node = node(Grants.none(), "backend", "handle")) {
            assertThat(node.get("/handle").text()).isEqualTo("could not get value for key /env/backend");
        }
    }

    @Test
    void theOriginalsGuestAnswers500WithOneLength() {
        answering(Duration.ZERO);
        try (RealNode node = node(granted(), "backend500", "handle")) {
            RawClient.Response response = node.get("/handle");

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).isEqualTo("Hello world from wasm!\nanswer from backend:\nanswer\n");
            assertThat(response.header("content-length")).contains("51");
        }
    }

    @Test
    void aGuestInRustDoesTheSame() {
        answering(Duration.ZERO);
        try (RealNode node = node(granted(), "rust-backend", "handle")) {
            assertThat(node.get("/handle").text()).isEqualTo("Hello world from wasm!\nanswer from backend:\nanswer\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "[::1]",
                "0.0.0.0",
                "[::ffff:127.0.0.1]",
                "169.254.169.254",
                "10.0.0.1",
                "2130706433",
                "0177.0.0.1",
                "localhost",
                "224.0.0.1",
                "100.64.0.1",
                "[fd00::1]"
            })
    void fault40AddressesThatAreNotGrantedAreRefused(String host) {
        answering(Duration.ZERO);
        try (RealNode node = node(new Grants(List.of("*:*"), Map.of()), "faults", "connect")) {
            assertThat(node.get("/connect?" + host + ":" + backend.getLocalPort())
                            .text())
                    .isEqualTo("refused\n");
        }
    }

    @Test
    void fault40AnotherPortOfAGrantedHostIsRefused() {
        answering(Duration.ZERO);
        try (RealNode node = node(granted(), "faults", "connect")) {
            assertThat(node.get("/connect?" + address()).text()).isEqualTo("connected\n");
            assertThat(node.get("/connect?127.0.0.1:" + node.gateway.port()).text())
                    .isEqualTo("refused\n");
            assertThat(node.get("/connect?127.0.0.1:0").text()).isEqualTo("refused\n");
        }
    }

    @Test
    void fault42ABackendThatNeverAnswersEndsAtTheDeadline() {
        accepting(new CountDownLatch(1));
        Limits limits = Limits.defaults().with(Limit.WALL_TIME, 500);
        try (RealNode node = new RealNode(data).withHandle(limits, granted(), "faults", "wait")) {
            assertThat(node.get("/wait?" + address()).status()).isEqualTo(504);
        }
    }

    @Test
    void fault43SocketsAreCountedFromTheirCreation() {
        accepting(new CountDownLatch(1));
        Limits limits = Limits.defaults().with(Limit.SOCKETS, 3);
        try (RealNode node = new RealNode(data).withHandle(limits, granted(), "faults", "manysockets")) {
            assertThat(node.get("/manysockets?" + address()).text()).isEqualTo("3 and full\n");
        }
    }

    /** Waiting costs neither a thread nor a CPU slot: all wait at the same time. */
    @Test
    void twoThousandGuestsWaitTogether() throws Exception {
        answering(WAIT);
        Limits limits = Limits.defaults().with(Limit.CONCURRENCY, MANY);
        try (RealNode node = new RealNode(data)) {
            FunctionName name = new FunctionName("app", "backend");
            node.platform
                    .functions()
                    .upload(
                            name,
                            BundledGuests.module("handle", "backend"),
                            Optional.of(new FunctionSettings(limits, granted(), Optional.empty(), Set.of())));
            everyone(node, name, MANY / 10);

            Duration took = everyone(node, name, MANY);

            assertThat(took).isBetween(WAIT, WAIT.multipliedBy(100));
        }
    }

    private Duration everyone(RealNode node, FunctionName name, int count) throws Exception {
        long begin = System.nanoTime();
        List<Future<InvocationResult>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(threads.submit(() -> node.platform
                    .invocations()
                    .invoke(new InvocationRequest(
                            name,
                            new VersionRef.Live(),
                            new ByteArrayInputStream(new byte[0]),
                            Invocation.Trigger.HTTP))));
        }
        for (Future<InvocationResult> call : calls) {
            assertThat(call.get().outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Completed.class,
                            completed ->
                                    assertThat(completed.output()).asString().contains("answer\n"));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private RealNode node(Grants grants, String guest, String entry) {
        return new RealNode(data).withHandle(Limits.defaults(), grants, guest, entry);
    }

    private Grants granted() {
        return new Grants(List.of(address()), Map.of("/env/backend", address()));
    }

    private String address() {
        return "127.0.0.1:" + backend.getLocalPort();
    }

    /** Takes connections and says nothing. */
    private void accepting(CountDownLatch end) {
        serve(_ -> end.await());
    }

    private void answering(Duration after) {
        serve(socket -> {
            socket.getInputStream().readNBytes(6);
            LockSupport.parkNanos(after.toNanos());
            socket.getOutputStream().write("answer".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** What a backend does with one connection. */
    private interface Service {
        void serve(Socket socket) throws Exception;
    }

    private void serve(Service service) {
        Future<?> _ = threads.submit(() -> {
            while (true) {
                Socket socket = backend.accept();
                Future<?> _ = threads.submit(() -> {
                    try (socket) {
                        service.serve(socket);
                    }
                    return null;
                });
            }
        });
    }
}
