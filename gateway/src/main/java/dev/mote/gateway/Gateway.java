package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import dev.mote.platform.MoteException;
import dev.mote.platform.Platform;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The running HTTP front of a node. Any thread may call. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    private final Front front;
    private final RouteEndpoints endpoints;
    private final HttpHost host;

    private Gateway(Front front, RouteEndpoints endpoints, HttpHost host) {
        this.front = front;
        this.endpoints = endpoints;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalArgumentException where the address is open to others and neither tokens nor {@code insecure} are
     *     set
     * @throws UncheckedIOException where the address cannot be listened on
     */
    public static Gateway start(Platform platform, GatewayConfig config) {
        return start(platform, config, List.of());
    }

    /** Starts to listen, with routes from the first request on. */
    public static Gateway start(Platform platform, GatewayConfig config, List<AppRoute> routes) {
        InetAddress address = resolve(config.host());
        boolean guarded = !config.tokens().isEmpty();
        if (!address.isLoopbackAddress() && !guarded && !config.insecure()) {
            throw new IllegalArgumentException("Listening on " + config.host()
                    + " lets others in: set tokens, or say --insecure if everybody may do everything.");
        }
        FrontMeters meters = new FrontMeters(platform.metrics().registry(), platform.metrics()::rejected);
        Front front = new Front(
                draining -> Api.router(platform, draining, config.compat()),
                new Access(config.tokens()),
                new RequestPolicy(!guarded && !config.insecure(), config.host()),
                id -> cancel(platform, id),
                BodyBudget.of(platform.config().limits()),
                meters);
        RouteEndpoints endpoints = new RouteEndpoints(platform.invocations());
        front.serve(new AppTable(routes, endpoints::of));
        HttpHost host = HttpHost.start(
                front,
                platform.config().limits(),
                platform.metrics().registry(),
                NanoClock.system(),
                address,
                config.port());
        return new Gateway(front, endpoints, host);
    }

    /**
     * Serves these routes instead of those before; requests that are under way end as they began.
     *
     * @throws IllegalArgumentException where two of them are for the same requests
     */
    public void serve(List<AppRoute> routes) {
        front.serve(new AppTable(routes, endpoints::of));
    }

    public int port() {
        return host.port();
    }

    /**
     * Stops listening, lets running requests finish, and closes what is left when the time is up.
     *
     * @return whether every request finished in time
     */
    public boolean close(Duration within) {
        return host.stop(within);
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
}
