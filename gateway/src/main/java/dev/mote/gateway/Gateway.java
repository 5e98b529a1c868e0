package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running HTTP front of a node. Any thread may call. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());
    private static final Duration START_TIME = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final List<Listener> listeners;
    private final Front front;

    private Gateway(Vertx vertx, List<Listener> listeners, Front front) {
        this.vertx = vertx;
        this.listeners = listeners;
        this.front = front;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalArgumentException where the address is open to others and neither tokens nor {@code insecure} are
     *     set
     * @throws UncheckedIOException where the address cannot be listened on
     */
    public static Gateway start(Platform platform, GatewayConfig config) {
        return start(platform, config, NanoClock.system());
    }

    static Gateway start(Platform platform, GatewayConfig config, NanoClock clock) {
        InetAddress address = resolve(config.host());
        boolean guarded = !config.tokens().isEmpty();
        if (!address.isLoopbackAddress() && !guarded && !config.insecure()) {
            throw new IllegalArgumentException("Listening on " + config.host()
                    + " lets others in: set tokens, or say --insecure if everybody may do everything.");
        }
        Limits limits = platform.config().limits();
        ConnectionCounts counts = new ConnectionCounts(
                limits.count(Limit.HTTP_CONNECTIONS), limits.count(Limit.HTTP_CONNECTIONS_PER_CLIENT));
        FrontMeters meters = new FrontMeters(platform.metrics().registry(), counts);
        Front front = new Front(
                draining -> Api.router(platform, draining),
                new Access(config.tokens()),
                new RequestPolicy(!guarded && !config.insecure(), config.host()),
                id -> cancel(platform, id),
                meters);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        List<Listener> listeners = new ArrayList<>();
        try {
            int port = config.port();
            // One listener per event loop; they share the port, and connections go to them in turn.
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Listener listener = new Listener(front, counts, meters, limits, clock, address.getHostAddress(), port);
                await(vertx.deployVerticle(listener), START_TIME);
                listeners.add(listener);
                port = listener.port();
            }
            return new Gateway(vertx, List.copyOf(listeners), front);
        } catch (IOException e) {
            Future<Void> _ = vertx.close();
            throw new UncheckedIOException(
                    "Cannot listen on " + config.host() + " port " + config.port() + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return listeners.getFirst().port();
    }

    /**
     * Stops listening, lets running requests finish, and closes what is left when the time is up.
     *
     * @return whether everything finished in time
     */
    public boolean close(Duration within) {
        front.drain();
        boolean inTime = true;
        try {
            List<Future<Void>> stopped =
                    listeners.stream().map(listener -> listener.stop(within)).toList();
            await(Future.all(stopped), within.plusSeconds(1));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Requests were cut off at the end of the drain time", e);
            inTime = false;
        }
        try {
            await(vertx.close(), START_TIME);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The HTTP front did not close cleanly", e);
        }
        return inTime;
    }

    /** Closes at once. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }

    private static void cancel(Platform platform, String id) {
        try {
            platform.invocations().cancel(id);
        } catch (MoteException e) {
            LOG.log(Level.DEBUG, () -> "Nothing left to cancel: " + e.code().id());
        }
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("There is no address for the host '" + host + "'", e);
        }
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
