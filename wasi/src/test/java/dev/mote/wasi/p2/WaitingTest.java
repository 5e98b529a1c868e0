package dev.mote.wasi.p2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final TestRun runs = new TestRun();

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void whoeverWakesEndsTheWait() {
        Bell bell = new Bell();
        Thread ringer = Thread.ofVirtual().start(() -> {
            await().until(() -> !bell.wakers.isEmpty());
            bell.ring();
        });

        runs.call(run -> {
            Waiting.forAny(run, List.of(new Bell(), bell));
            return true;
        });

        assertThat(bell.ready()).isTrue();
        assertThat(bell.wakers).isEmpty();
        assertThat(ringer).isNotNull();
    }

    @Test
    void aWaitHasNoSlot() {
        Bell bell = new Bell();
        Thread.ofVirtual().start(() -> {
            await().until(() -> !bell.wakers.isEmpty());
            // Comes to run only while the waiting guest has given the one slot back.
            runs.call(_ -> {
                bell.ring();
                return true;
            });
        });

        boolean rung = runs.call(run -> {
            Waiting.until(run, bell);
            return bell.ready();
        });

        assertThat(rung).isTrue();
    }

    @Test
    void theDeadlineEndsAWaitForNothing() {
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> runs.call(Duration.ofMillis(50), run -> {
                    Waiting.until(run, new Bell());
                    return true;
                }))
                .satisfies(stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.WALL_TIME));
    }

    @Test
    void aStopEndsAWaitForAChannel() throws Exception {
        try (ServerSocketChannel listener = listener()) {
            Run run = runs.within(Duration.ofMinutes(1));
            Thread.ofVirtual().start(() -> run.stop(StopReason.CANCELLED));

            assertThatExceptionOfType(Stopped.class)
                    .isThrownBy(() -> runs.call(run, inside -> {
                        Waiting.until(inside, new Ear(listener));
                        return true;
                    }));
        }
    }

    @Test
    void aReadyChannelEndsTheWait() throws Exception {
        try (ServerSocketChannel listener = listener();
                SocketChannel _ = SocketChannel.open(listener.getLocalAddress())) {
            boolean accepted = runs.call(run -> {
                Waiting.forAny(run, List.of(new Bell(), new Ear(listener)));
                try (SocketChannel connection = listener.accept()) {
                    return connection.isConnected();
                }
            });

            assertThat(accepted).isTrue();
        }
    }

    private static ServerSocketChannel listener() throws Exception {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        return listener;
    }

    /** Ready once it has rung. */
    private static final class Bell implements Pollable {
        final Set<Runnable> wakers = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean rung = new AtomicBoolean();

        void ring() {
            rung.set(true);
            wakers.forEach(Runnable::run);
        }

        @Override
        public boolean ready() {
            return rung.get();
        }

        @Override
        public void watch(Runnable waker) {
            wakers.add(waker);
        }

        @Override
        public void unwatch(Runnable waker) {
            wakers.remove(waker);
        }
    }

    /** Ready once asked a second time, which a wait does when the channel woke it. */
    private static final class Ear implements Pollable {
        private final ServerSocketChannel channel;
        private int asked;

        Ear(ServerSocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public boolean ready() {
            return asked++ > 1;
        }

        @Override
        public Optional<Interest> interest() {
            return Optional.of(new Interest(channel, SelectionKey.OP_ACCEPT));
        }
    }
}
