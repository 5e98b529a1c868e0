package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.Limits;
import dev.mote.worlds.Grants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend whose answer never ends: the guest takes what it asked for, and the connection is closed with the call. */
class EndlessBackendFault41Test {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    @Test
    void anAnswerWithoutAnEndHoldsNobody() throws IOException {
        AtomicLong ended = new AtomicLong();
        try (ServerSocket backend = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + backend.getLocalPort();
            Thread.startVirtualThread(() -> serve(backend, ended));
            Grants grants = new Grants(List.of(address), Map.of("/env/backend", address));
            try (RealNode node = new RealNode(data).withHandle(Limits.defaults(), grants, "backend", "handle")) {
                for (int call = 1; call <= 3; call++) {
                    RawClient.Response answer = node.get("/handle");
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body().size()).isLessThan(1 << 20);
                    long calls = call;
                    await().atMost(PATIENCE).until(() -> ended.get() == calls);
                }
            }
        }
    }

    /** Sends until the other side is gone. */
    private static void serve(ServerSocket backend, AtomicLong ended) {
        byte[] piece = new byte[1 << 16];
        while (!backend.isClosed()) {
            try (Socket socket = backend.accept()) {
                while (true) {
                    socket.getOutputStream().write(piece);
                }
            } catch (IOException e) {
                ended.incrementAndGet();
            }
        }
    }
}
