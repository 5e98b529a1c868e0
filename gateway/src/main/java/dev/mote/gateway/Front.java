package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where requests come in: decides on the event loop who answers, and refuses what nobody answers. */
final class Front {
    private final Router router;
    private final Access access;
    private final RequestPolicy policy;
    private final Consumer<String> cancel;
    private final FrontMeters meters;
    private final BodyBudget bodies;
    private final Paces paces = new Paces();

    private final LongAdder running = new LongAdder();
    private volatile boolean draining;
    private volatile AppTable apps = AppTable.EMPTY;

    /**
     * @param router makes the router; it is told whether the front drains
     * @param cancel ends an invocation by its id; called in a virtual thread
     */
    Front(
            Function<BooleanSupplier, Router> router,
            Access access,
            RequestPolicy policy,
            Consumer<String> cancel,
            BodyBudget bodies,
            FrontMeters meters) {
        this.router = router.apply(this::draining);
        this.access = access;
        this.policy = policy;
        this.cancel = cancel;
        this.bodies = bodies;
        this.meters = meters;
    }

    /** How long requests take. */
    Paces paces() {
        return paces;
    }

    /** Runs on the connection's event loop. */
    void handle(HttpServerRequest http) {
        Exchange exchange = begin(http);
        long length = contentLength(http);
        if (length != 0) {
            exchange.expectBody();
        }
        try {
            if (!policy.knows(http.method())) {
                refuseMethod(exchange, RequestPolicy.METHODS);
                return;
            }
            AppTable routes = apps;
            policy.check(http, routes.names(http));
            RequestTarget target = RequestTarget.parse(http.uri());
            Router.Found found = routes.isEmpty()
                    ? router.find(http.method(), target.segments())
                    : routes.find(http, target.segments(), router);
            switch (found) {
                case Router.Found.Nothing _ -> refuseAddress(exchange, routes);
                case Router.Found.WrongMethod wrong -> {
                    if (!routes.isEmpty()) {
                        exchange.errors(AppErrors::answer);
                    }
                    refuseMethod(exchange, wrong.allow());
                }
                case Router.Found.Match match -> {
                    exchange.errors(match.route().errors());
                    if (!match.route().ofApplication()) {
                        policy.checkOrigin(http);
                    }
                    if (draining) {
                        throw new MoteException(ErrorCode.SHUTTING_DOWN, "The node takes no new requests.");
                    }
                    exchange.begin(match, target, caller(http, match.route()), length);
                }
            }
        } catch (MoteException e) {
            exchange.write(exchange.refusal(Failure.of(e)));
        }
    }

    /** From now on these are the routes of applications. Any thread may call. */
    void serve(AppTable routes) {
        apps = routes;
    }

    /** What the decoder could not read. The connection is closed after the answer. */
    void handleInvalid(HttpServerRequest http) {
        Throwable cause = http.decoderResult().cause();
        Exchange exchange = begin(http);
        if (cause instanceof TooLongHttpLineException) {
            exchange.refuse(ErrorCode.URI_TOO_LONG, "The request line is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            exchange.refuse(ErrorCode.HEADERS_TOO_LARGE, "The header fields are too large.");
        } else {
            exchange.refuse(ErrorCode.INVALID_REQUEST, "The request is not HTTP as this node reads it.");
        }
    }

    /** From now on every connection ends with its present request. */
    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    BodyBudget bodies() {
        return bodies;
    }

    /** Requests whose endpoint is at work. */
    long running() {
        return running.sum();
    }

    void began() {
        running.increment();
    }

    void ended() {
        running.decrement();
    }

    void refused(ErrorCode code) {
        meters.refused(code);
    }

    void answered(int status) {
        meters.answered(status);
    }

    void cancel(String invocation) {
        Thread.startVirtualThread(() -> cancel.accept(invocation));
    }

    private Exchange begin(HttpServerRequest http) {
        HttpServerConnection connection = (HttpServerConnection) http.connection();
        ConnectionWatch watch =
                ConnectionWatch.of(connection.channelHandlerContext().channel());
        Exchange exchange = new Exchange(http, watch, this);
        watch.begin(exchange);
        return exchange;
    }

    private Caller caller(HttpServerRequest http, Route route) {
        if (route.scope().isEmpty()) {
            return access.guarded() ? Caller.NOBODY : Caller.ANYBODY;
        }
        Caller caller = access.identify(Optional.ofNullable(http.headers().get(HttpHeaders.AUTHORIZATION)));
        caller.require(route.scope().get());
        return caller;
    }

    private void refuseAddress(Exchange exchange, AppTable routes) {
        if (routes.isEmpty()) {
            exchange.refuse(ErrorCode.NOT_FOUND, "Nothing is at this address.");
        } else {
            refused(ErrorCode.NOT_FOUND);
            exchange.write(AppErrors.NO_ROUTE);
        }
    }

    private static void refuseMethod(Exchange exchange, String allow) {
        Failure failure = Failure.of(ErrorCode.METHOD_NOT_ALLOWED, "This address takes " + allow + ".");
        exchange.write(exchange.refusal(failure).with(HttpHeaders.ALLOW, allow));
    }

    /** The decoder has made sure that it is one number. */
    private static long contentLength(HttpServerRequest http) {
        if (http.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
