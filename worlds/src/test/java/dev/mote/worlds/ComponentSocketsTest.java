package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.NanoClock;
import dev.mote.engine.StopReason;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a component reaches by {@code wasi:sockets}, and what it does not. */
class ComponentSocketsTest {
    /** The number of {@code access-denied}. */
    private static final String DENIED = "failed 01";

    private static TestNode node;
    private static Guest guest;

    @BeforeAll
    static void start() {
        CommandWorld world = new CommandWorld(Clock.systemUTC(), NanoClock.system());
        node = new TestNode(world);
        guest = node.program(world, BundledGuests.module("components", "net"));
    }

    @AfterAll
    static void stop() {
        guest.close();
        node.close();
    }

    @Test
    void aConnectionCarriesBytesBothWays() throws IOException {
        try (ServerSocket server = listener()) {
            Thread.ofVirtual().start(() -> answer(server));

            TestNode.Result result = call("tcp", server.getLocalPort(), "127.0.0.1:" + server.getLocalPort());

            assertThat(text(result)).isEqualTo("pong to ping");
        }
    }

    @Test
    void aDatagramIsAnswered() throws IOException {
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Thread.ofVirtual().start(() -> echo(peer));

            assertThat(text(call("udp", peer.getLocalPort(), "127.0.0.1:" + peer.getLocalPort())))
                    .isEqualTo("ping");
        }
    }

    @Test
    void fault17WhatIsNotGrantedIsNotReached() throws IOException {
        try (ServerSocket server = listener()) {
            int port = server.getLocalPort();

            assertThat(why(call("tcp", port))).isEqualTo(DENIED);
            assertThat(why(call("tcp", port, "*:" + port))).isEqualTo(DENIED);
            assertThat(why(call("tcp", port, "127.0.0.1:1"))).isEqualTo(DENIED);
            assertThat(why(call("udp", port))).isEqualTo(DENIED);
            assertThat(why(call("listen", port, "127.0.0.1:" + port))).isEqualTo(DENIED);
            assertThat(why(call("lookup", 0))).isEqualTo(DENIED);
        }
    }

    @Test
    void aGrantedNameIsLookedUp() {
        assertThat(text(call("lookup", 0, "localhost:80"))).isEqualTo("127");
    }

    @Test
    void aRefusedConnectionIsAnError() throws IOException {
        int port;
        try (ServerSocket server = listener()) {
            port = server.getLocalPort();
        }

        assertThat(why(call("tcp", port, "127.0.0.1:" + port))).isEqualTo("failed 14");
    }

    @Test
    void fault21ADeadlineEndsAWaitForThePeer() throws IOException {
        try (ServerSocket silent = listener()) {
            TestCall waiting = given("tcp", silent.getLocalPort(), "127.0.0.1:" + silent.getLocalPort())
                    .within(Duration.ofMillis(300));

            assertThat(node.call(guest, waiting).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class,
                            timedOut -> assertThat(timedOut.limit()).isEqualTo(StopReason.WALL_TIME));
        }
    }

    @Test
    void socketsAreCounted() throws IOException {
        try (ServerSocket server = listener()) {
            String grant = "127.0.0.1:" + server.getLocalPort();
            TestCall none = given("tcp", server.getLocalPort(), grant).limited(new CallLimits(1, 1000, 0, 0, 0));

            assertThat(why(node.call(guest, none))).startsWith("failed 10").contains("[mote] sockets limit reached");
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void answer(ServerSocket server) {
        try (Socket connection = server.accept()) {
            byte[] heard = connection.getInputStream().readAllBytes();
            connection
                    .getOutputStream()
                    .write(("pong to " + new String(heard, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(DatagramSocket peer) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            peer.receive(packet);
            peer.send(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestNode.Result call(String mode, int port, String... net) {
        return node.call(guest, given(mode, port, net));
    }

    private static TestCall given(String mode, int port, String... net) {
        TestCall call = TestCall.empty();
        Grants grants = new Grants(List.of(net), Map.of("MODE", mode, "PORT", Integer.toString(port)));
        return new TestCall(call.input(), grants, call.wall(), call.logBytes(), call.instance(), call.limits());
    }

    private static String text(TestNode.Result result) {
        assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    /** What the guest said before it failed; the failure itself says only that it did. */
    private static String why(TestNode.Result result) {
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Failed("guest.failed", "The program ended with the exit code 1."));
        return result.logText();
    }
}
