package dev.mote.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting for several things ends with the first of them, and with the run. */
class PollTest {
    private static final int OUT = 1_024;
    private static final int RESULT = 4_096;
    private static final int LISTENER = 3;

    @Test
    void aClockWakesAfterItsTime() {
        long before = System.nanoTime();
        TestGuest.of(config(), guest -> {
            clock(guest, 0, 7, Duration.ofMillis(30).toNanos());
            assertThat(poll(guest, 1)).isEqualTo(1);
            assertThat(guest.memory().getLong(OUT)).isEqualTo(7);
            assertThat(guest.memory().getInt(OUT + 8)).isZero();
            return 0;
        });
        assertThat(System.nanoTime() - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void fault27AnEndlessTimeEndsAtTheDeadline() {
        assertThatThrownBy(() -> TestGuest.of(config(), Duration.ofMillis(50), guest -> {
                    clock(guest, 0, 7, -1);
                    return poll(guest, 1);
                }))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.WALL_TIME));
    }

    @Test
    void fault18ALoopOfPollsWithoutTimeEndsAtTheDeadline() {
        assertThatThrownBy(() -> TestGuest.of(config(), Duration.ofMillis(50), guest -> {
                    while (true) {
                        clock(guest, 0, 7, 0);
                        poll(guest, 1);
                    }
                }))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void outputIsReadyBeforeAnyClock() {
        TestGuest.of(config(), guest -> {
            clock(guest, 0, 7, Duration.ofHours(1).toNanos());
            descriptor(guest, 48, 8, Subscription.WRITE, 1);
            assertThat(poll(guest, 2)).isEqualTo(1);
            assertThat(guest.memory().getLong(OUT)).isEqualTo(8);
            return 0;
        });
    }

    @Test
    void whatIsNotOpenIsAnErrorOfItsOwn() {
        TestGuest.of(config(), guest -> {
            descriptor(guest, 0, 9, Subscription.READ, 99);
            assertThat(poll(guest, 1)).isEqualTo(1);
            assertThat(guest.memory().getShort(OUT + 8)).isEqualTo((short) Errno.BADF.code());
            return 0;
        });
    }

    @Test
    void aListenerIsReadyWhenSomebodyConnectsAndAnswersThem() throws IOException {
        try (ServerSocketChannel listener = listener()) {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            TestGuest.of(config().withListeners(List.of(listener)), guest -> {
                clock(guest, 0, 7, Duration.ofMillis(20).toNanos());
                descriptor(guest, 48, 8, Subscription.READ, LISTENER);
                assertThat(poll(guest, 2)).isEqualTo(1);
                assertThat(guest.memory().getLong(OUT))
                        .as("nobody has connected")
                        .isEqualTo(7);
                return served(guest, address);
            });
        }
    }

    private static int served(TestGuest guest, InetSocketAddress address) {
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            clock(guest, 0, 7, Duration.ofMinutes(1).toNanos());
            assertThat(poll(guest, 2)).isEqualTo(1);
            assertThat(guest.memory().getLong(OUT)).isEqualTo(8);
            assertThat(Preview1Sockets.accept(guest, LISTENER, 0, RESULT)).isZero();
            int connection = guest.memory().getInt(RESULT);
            client.getOutputStream().write("ping".getBytes(StandardCharsets.UTF_8));
            buffer(guest, 100);
            assertThat(Preview1Sockets.receive(guest, connection, 0, 1, 1, RESULT, RESULT + 8))
                    .isZero();
            assertThat(guest.text(512, 4)).as("peeked").isEqualTo("ping");
            assertThat(Preview1Sockets.receive(guest, connection, 0, 1, 0, RESULT, RESULT + 8))
                    .isZero();
            assertThat(guest.memory().getInt(RESULT)).isEqualTo(4);
            buffer(guest, 4);
            assertThat(Preview1Sockets.send(guest, connection, 0, 1, 0, RESULT)).isZero();
            assertThat(Preview1Sockets.shutdown(guest, connection, 2)).isZero();
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("ping");
            return 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void buffer(TestGuest guest, int length) {
        guest.memory().putInt(0, 512);
        guest.memory().putInt(4, length);
    }

    private static void clock(TestGuest guest, int at, long userData, long nanos) {
        guest.memory().fill(at, (byte) 0, 48);
        guest.memory().putLong(at, userData);
        guest.memory().putInt(at + 16, 1);
        guest.memory().putLong(at + 24, nanos);
    }

    private static void descriptor(TestGuest guest, int at, long userData, int kind, int number) {
        guest.memory().fill(at, (byte) 0, 48);
        guest.memory().putLong(at, userData);
        guest.memory().putByte(at + 8, (byte) kind);
        guest.memory().putInt(at + 16, number);
    }

    private static int poll(TestGuest guest, int count) {
        assertThat(Preview1Poll.pollOneoff(guest, 0, OUT, count, RESULT)).isZero();
        return guest.memory().getInt(RESULT);
    }

    private static WasiConfig config() {
        return WasiConfig.of(List.of("test"), ByteSource.empty(), ByteSink.discard(), ByteSink.discard());
    }
}
