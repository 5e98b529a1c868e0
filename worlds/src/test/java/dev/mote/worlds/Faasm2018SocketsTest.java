package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.TrapCode;
import dev.mote.worlds.Probe.What;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sockets of guests, against servers on loopback that the test starts. */
class Faasm2018SocketsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int LOOPBACK_WORD = 0x0100_007f;

    private static final int SOCKET = 1;
    private static final int BIND = 2;
    private static final int CONNECT = 3;
    private static final int GETSOCKNAME = 6;
    private static final int SEND = 9;
    private static final int RECV = 10;
    private static final int SENDTO = 11;
    private static final int RECVFROM = 12;

    private static final int INET = 2;
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int NON_BLOCKING = 0x800;

    /** Where probes keep an address, its length and data. */
    private static final int ADDRESS = Probe.FREE + 256;

    private static final int LENGTH = Probe.FREE + 320;
    private static final int DATA = Probe.FREE + 512;

    private static TestNode node;
    private static Guest probed;
    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        node = new TestNode();
        probed = node.guest("probe");
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void stop() {
        threads.close();
        probed.close();
        node.close();
    }

    @Test
    void aGrantedServerIsReached() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Future<String> request = threads.submit(() -> serveOnce(server, "HTTP/1.0 200 OK\r\n\r\nhello"));
            String address = "127.0.0.1:" + server.getLocalPort();
            TestNode.Result result = node.call("net", TestCall.of(address).granting(address));
            assertThat(result.output()).asString().isEqualTo("HTTP/1.0 200 OK\r\n\r\nhello");
            assertThat(request.get()).startsWith("GET /index.html HTTP/1.0");
        }
    }

    @Test
    void fault40AServerThatIsNotGrantedIsNotReachedAndTheLogSaysWhy() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            String address = "127.0.0.1:" + server.getLocalPort();
            TestNode.Result result = node.call("net", TestCall.of(address).granting("*:*", "127.0.0.1:1"));
            assertThat(result.output()).asString().isEqualTo("no connection");
            assertThat(result.logText()).isEqualTo("[mote] no grant for " + address + "\n");
            server.setSoTimeout(50);
            assertThat(threads.submit(() -> accepted(server)).get()).isFalse();
        }
    }

    @Test
    void aClosedPortIsAnError() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            port = server.getLocalPort();
        }
        Probe probe = connected(port);
        assertThat(probe.last(run(probe, "127.0.0.1:*"))).isEqualTo(-Errno.ECONNREFUSED);
    }

    @Test
    void fault42AServerThatNeverAnswersEndsWithTheCall() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Probe probe = connected(server.getLocalPort()).socketCall(RECV, 3, DATA, 100, 0);
            Duration wall = Duration.ofMillis(300);
            TestNode.Result result =
                    node.call(probed, probe.call().granting("127.0.0.1:*").within(wall));
            assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.TimedOut.class, timedOut -> {
                assertThat(timedOut.after()).isBetween(wall, wall.multipliedBy(4));
            });
            try (Socket accepted = server.accept()) {
                accepted.setSoTimeout(5_000);
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(node.slots().used()).isZero();
        }
    }

    @Test
    void aGuestThatWaitsHoldsNoSlot() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Probe probe = connected(server.getLocalPort()).socketCall(RECV, 3, DATA, 100, 0);
            Future<TestNode.Result> call = threads.submit(() -> run(probe, "127.0.0.1:*"));
            try (Socket accepted = server.accept()) {
                await().until(() -> node.slots().used() == 0 && !call.isDone());
                accepted.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
                assertThat(probe.last(call.get())).isEqualTo(3);
            }
        }
    }

    @Test
    void aSocketThatShallNotWaitDoesNot() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Probe probe = new Probe().socketCall(SOCKET, INET, STREAM | NON_BLOCKING, 0);
            address(probe, LOOPBACK_WORD, server.getLocalPort())
                    .socketCall(CONNECT, 3, ADDRESS, 16)
                    .socketCall(RECV, 3, DATA, 100, 0);
            assertThat(probe.last(run(probe, "127.0.0.1:*"))).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void pollSeesWhatCanBeReadAndRecvTakesAsMuchAsItIsGivenRoom() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Future<String> request = threads.submit(() -> serveOnce(server, "abcdef"));
            Probe probe = connected(server.getLocalPort())
                    .text(DATA, "go\r\n\r\n")
                    .socketCall(SEND, 3, DATA, 6, 0)
                    .words(DATA, 3, 1)
                    .step(What.POLL, DATA, 1, 10_000)
                    .step(What.PEEK, DATA + 4)
                    .socketCall(RECV, 3, DATA, 2, 0)
                    .step(What.READ, 3, DATA + 2, 100)
                    .step(What.READ, 3, DATA + 64, 100)
                    .step(What.POKE, DATA + 6, 0)
                    .step(What.PUTS, DATA);
            TestNode.Result result = run(probe, "127.0.0.1:*");
            assertThat(result.logText()).isEqualTo("abcdef\n");
            assertThat(probe.results(result)).contains(1, 0x0001_0001, 2, 4);
            assertThat(request.get()).isEqualTo("go\r\n\r\n");
        }
    }

    @Test
    void datagramsGoToGrantedAddressesAndComeBack() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, LOOPBACK)) {
            Future<Integer> client = threads.submit(() -> answerOnce(server));
            Probe probe = new Probe().socketCall(SOCKET, INET, DATAGRAM, 0).text(DATA, "ping");
            address(probe, 0, 0).socketCall(BIND, 3, ADDRESS, 16);
            address(probe, LOOPBACK_WORD, server.getLocalPort())
                    .socketCall(SENDTO, 3, DATA, 4, 0, ADDRESS, 16)
                    .words(ADDRESS, -1, -1, -1, -1)
                    .words(LENGTH, 16)
                    .socketCall(RECVFROM, 3, DATA, 100, 0, ADDRESS, LENGTH)
                    .step(What.PEEK, DATA)
                    .step(What.PEEK, ADDRESS)
                    .step(What.PEEK, ADDRESS + 4)
                    .step(What.PEEK, ADDRESS + 8)
                    .step(What.PEEK, ADDRESS + 12)
                    .step(What.PEEK, LENGTH)
                    .words(ADDRESS, -1, -1, -1, -1)
                    .socketCall(GETSOCKNAME, 3, ADDRESS, LENGTH)
                    .step(What.PEEK, ADDRESS)
                    .step(What.PEEK, ADDRESS + 4)
                    .step(What.PEEK, ADDRESS + 8);
            int[] results = probe.results(run(probe, "127.0.0.1:" + server.getLocalPort()));
            int family = family(server.getLocalPort());
            // Fault 30: every byte of an address that the host writes is defined.
            assertThat(results).containsSequence(4, 0x676e6f70, family, LOOPBACK_WORD, 0, 0, 16);
            assertThat(results).endsWith(family(client.get()), 0, 0);
        }
    }

    @Test
    void fault40DatagramsToOtherAddressesAreRefused() {
        Probe probe = new Probe().socketCall(SOCKET, INET, DATAGRAM, 0);
        address(probe, LOOPBACK_WORD, 53).socketCall(SENDTO, 3, DATA, 4, 0, ADDRESS, 16);
        assertThat(probe.last(run(probe, "*:*"))).isEqualTo(-Errno.EACCES);
    }

    @Test
    void fault44BindGivesNoAddressOfItsOwn() {
        Probe probe = new Probe().socketCall(SOCKET, INET, DATAGRAM, 0);
        address(probe, 0, 8080).socketCall(BIND, 3, ADDRESS, 16);
        assertThat(probe.last(run(probe, "*:*"))).isEqualTo(-Errno.EACCES);
    }

    @Test
    void theNameServerAnswersForGrantedNames() {
        Probe probe = new Probe()
                .socketCall(SOCKET, INET, DATAGRAM, 0)
                .words(DATA, 0x0001_1234, 0x0000_0100, 0, 0x636f_6c09, 0x6f68_6c61, 0x0000_7473, 0x0001_0001);
        address(probe, 0x3502_00c0, 53)
                .socketCall(SENDTO, 3, DATA, 27, 0, ADDRESS, 16)
                .socketCall(RECV, 3, DATA, 512, 0);
        int[] granted = probe.step(What.PEEK, DATA + 39).results(run(probe, "localhost:80"));
        assertThat(granted).contains(43).endsWith(LOOPBACK_WORD);
        assertThat(probe.results(run(probe, "other.example:80")))
                .doesNotContain(43)
                .endsWith(0);
    }

    @Test
    void fault43SocketsCountFromCreation() {
        Probe probe = new Probe();
        for (int i = 0; i < 5; i++) {
            probe.socketCall(SOCKET, INET, i % 2 == 0 ? STREAM : DATAGRAM, 0);
        }
        probe.step(What.CLOSE, 4).socketCall(SOCKET, INET, STREAM, 0);
        TestNode.Result result = run(probe);
        assertThat(probe.results(result)).contains(3, 4, 5, 6, -Errno.EMFILE).endsWith(4);
        assertThat(result.logText()).contains("[mote] sockets limit reached");
    }

    @Test
    void whatIsNoSocketOrOfAnotherFamilyIsAnError() {
        Probe probe = new Probe()
                .socketCall(SOCKET, 10, STREAM, 0)
                .socketCall(SOCKET, INET, 3, 0)
                .socketCall(CONNECT, 99, ADDRESS, 16)
                .socketCall(SOCKET, INET, STREAM, 0)
                .socketCall(CONNECT, 3, ADDRESS, 16)
                .socketCall(SEND, 3, DATA, 1, 0)
                .socketCall(RECV, 3, DATA, 1, 0)
                .socketCall(SOCKET, INET, DATAGRAM, 0)
                .socketCall(SEND, 4, DATA, 1, 0)
                .socketCall(SEND, 4, DATA, 65_508, 0)
                .socketCall(14, 3);
        assertThat(probe.results(run(probe)))
                .contains(
                        -Errno.EAFNOSUPPORT,
                        -Errno.EPROTONOSUPPORT,
                        -Errno.ENOTSOCK,
                        -Errno.ENOTCONN,
                        -Errno.EDESTADDRREQ,
                        -Errno.EMSGSIZE)
                .endsWith(0);
    }

    @Test
    void fault22DataOutsideMemoryTrapsBeforeAnythingIsSent() {
        for (int call : new int[] {SEND, RECV}) {
            Probe probe = new Probe().socketCall(SOCKET, INET, STREAM, 0).socketCall(call, 3, DATA, -1, 0);
            assertThat(run(probe).outcome())
                    .isEqualTo(new Outcome.Trapped(TrapCode.MEMORY_OUT_OF_BOUNDS, "out of bounds memory access"));
        }
    }

    @Test
    void functionsCannotListen() {
        for (int call : new int[] {4, 5}) {
            assertThat(run(new Probe().socketCall(call, 3)).outcome())
                    .isEqualTo(new Outcome.Trapped(
                            TrapCode.HOST_FUNCTION,
                            "env.__syscall_socketcall: functions cannot listen for connections"));
        }
    }

    private static TestNode.Result run(Probe probe, String... grants) {
        return node.call(probed, probe.call().granting(grants));
    }

    /** A probe whose socket 3 connects to a port of loopback. */
    private static Probe connected(int port) {
        Probe probe = new Probe().socketCall(SOCKET, INET, STREAM, 0);
        return address(probe, LOOPBACK_WORD, port).socketCall(CONNECT, 3, ADDRESS, 16);
    }

    private static Probe address(Probe probe, int address, int port) {
        return probe.words(ADDRESS, family(port), address, 0, 0);
    }

    private static int family(int port) {
        return INET | Short.toUnsignedInt(Short.reverseBytes((short) port)) << 16;
    }

    /** Reads a request up to its empty line, answers and closes. */
    private static String serveOnce(ServerSocket server, String answer) throws IOException {
        try (Socket socket = server.accept()) {
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return request.toString();
        }
    }

    /** Answers one datagram with "pong" and tells the port it came from. */
    private static int answerOnce(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        server.receive(packet);
        byte[] pong = "pong".getBytes(StandardCharsets.US_ASCII);
        server.send(new DatagramPacket(pong, pong.length, packet.getSocketAddress()));
        return packet.getPort();
    }

    private static boolean accepted(ServerSocket server) {
        Callable<Boolean> accept = () -> {
            server.accept().close();
            return true;
        };
        try {
            return accept.call();
        } catch (Exception e) {
            return false;
        }
    }
}
