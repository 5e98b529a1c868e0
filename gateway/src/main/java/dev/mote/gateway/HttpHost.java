package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The event loops and listeners under a {@link Front}. Any thread but an event loop may call; calls block. */
final class HttpHost {
    private static final Logger LOG = System.getLogger(HttpHost.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Front front;
    private final List<Listener> listeners = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private HttpHost(Front front) {
        this.front = front;
        VertxOptions options = new VertxOptions()
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
        this.vertx =
                Vertx.builder().with(options).withTransport(new LoopTransport()).build();
    }

    /**
     * @param port 0 takes a free one
     * @throws UncheckedIOException where the address cannot be listened on
     */
    static HttpHost start(
            Front front, Limits limits, MeterRegistry meters, NanoClock clock, InetAddress address, int port) {
        ConnectionCounts counts = new ConnectionCounts(
                limits.count(Limit.HTTP_CONNECTIONS), limits.count(Limit.HTTP_CONNECTIONS_PER_CLIENT));
        ConnectionMeters connectionMeters = new ConnectionMeters(meters, counts);
        HttpHost host = new HttpHost(front);
        try {
            // One listener per event loop; they share the port, and connections go to them in turn.
            String ip = address.getHostAddress();
            SocketAddress shared =
                    port == 0 ? SocketAddress.sharedRandomPort(1, ip) : SocketAddress.inetSocketAddress(port, ip);
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Listener listener = new Listener(front, counts, connectionMeters, limits, clock, shared);
                await(host.vertx.deployVerticle(listener), PATIENCE);
                host.listeners.add(listener);
            }
            return host;
        } catch (IOException e) {
            host.stop(Duration.ZERO);
            throw new UncheckedIOException(
                    "Cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return listeners.getFirst().port();
    }

    /**
     * Stops listening, lets running requests finish, and closes what is left when the time is up.
     *
     * @return whether every request finished in time
     */
    boolean stop(Duration within) {
        front.drain();
        if (!stopped.compareAndSet(false, true)) {
            return front.running() == 0;
        }
        boolean finished = true;
        try {
            List<Future<Void>> stops =
                    listeners.stream().map(listener -> listener.stop(within)).toList();
            await(Future.all(stops), within.plus(PATIENCE));
            finished = front.running() == 0;
            await(vertx.close(), PATIENCE);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The HTTP front did not close cleanly", e);
        }
        return finished;
    }

    private static void await(Future<?> future, Duration within) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + within, e);
        }
    }
}
