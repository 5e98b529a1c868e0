package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A front over endpoints that need no platform: {@code POST /echo} answers with the body, {@code POST /size} with its
 * length, {@code GET /big} with 32 MiB, {@code POST /wait} with "waited" once {@link #release} was called.
 */
final class TestFront implements AutoCloseable {
    static final int BIG = 32 << 20;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final BodyBudget bodies = new BodyBudget(48 << 20);
    final Queue<ErrorCode> refused = new ConcurrentLinkedQueue<>();
    final Queue<String> cancelled = new ConcurrentLinkedQueue<>();
    final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpHost host;

    TestFront() {
        this(Limits.defaults());
    }

    TestFront(Limits limits) {
        this(limits, List.of());
    }

    TestFront(Limits limits, List<Token> tokens) {
        Front front = new Front(
                _ -> new Router(routes()),
                new Access(tokens),
                new RequestPolicy(tokens.isEmpty(), "127.0.0.1"),
                cancelled::add,
                bodies,
                new FrontMeters(meters, refused::add));
        host = HttpHost.start(front, limits, meters, NanoClock.system(), InetAddress.getLoopbackAddress(), 0);
    }

    int port() {
        return host.port();
    }

    RawClient connect() {
        return new RawClient(port());
    }

    /** One request on a connection of its own. */
    RawClient.Response exchange(String request) {
        try (RawClient client = connect()) {
            return client.send(request).read();
        }
    }

    void release() {
        released.countDown();
    }

    boolean stop(Duration within) {
        return host.stop(within);
    }

    @Override
    public void close() {
        release();
        stop(Duration.ZERO);
    }

    private List<Route> routes() {
        return List.of(
                route(HttpMethod.GET, "/big", _ -> Answer.of(200, Answer.BYTES, new byte[BIG])),
                route(HttpMethod.GET, "/hello", _ -> Answer.text(200, "hello")),
                route(HttpMethod.GET, "/broken", _ -> {
                    throw new IllegalStateException("secret of the node");
                }),
                route(HttpMethod.POST, "/echo", request -> Answer.of(200, Answer.BYTES, request.readBody(1 << 20))),
                route(
                        HttpMethod.POST,
                        "/size",
                        request -> Answer.text(200, Integer.toString(request.readBody(64 << 20).length))),
                route(HttpMethod.POST, "/ignore", _ -> Answer.text(200, "ignored")),
                route(HttpMethod.POST, "/wait", this::await));
    }

    private Answer await(Request request) {
        request.started().accept("call-1");
        waiting.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new MoteException(ErrorCode.INTERNAL, "interrupted", e);
        }
        return Answer.text(200, "waited");
    }

    private static Route route(HttpMethod method, String pattern, Endpoint endpoint) {
        return new Route(
                method,
                pattern,
                Optional.of(Scope.INVOKE),
                method.equals(HttpMethod.GET) ? BodyRule.NONE : BodyRule.INPUT,
                Set.of(200),
                Problems::answer,
                endpoint);
    }
}
