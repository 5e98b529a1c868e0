package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketServerConfig;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/**
 * Accepts connections on one event loop, and bounds their number and their idleness. Everything in this class runs on
 * that event loop, except {@link #port} and {@link #stop}.
 */
final class Listener extends VerticleBase {
    private final Front front;
    private final ConnectionCounts counts;
    private final ConnectionMeters meters;
    private final HttpTimes times;
    private final NanoClock clock;
    private final ConnectionSweeper sweeper;
    private final Http1ServerConfig http1;
    private final SocketAddress address;
    private HttpServer server;

    Listener(
            Front front,
            ConnectionCounts counts,
            ConnectionMeters meters,
            Limits limits,
            NanoClock clock,
            SocketAddress address) {
        this.front = front;
        this.counts = counts;
        this.meters = meters;
        this.times = HttpTimes.of(limits);
        this.clock = clock;
        this.sweeper = new ConnectionSweeper(clock, meters::timedOut);
        this.http1 = new Http1ServerConfig()
                .setMaxInitialLineLength(limits.count(Limit.HTTP_URI))
                .setMaxHeaderSize(limits.count(Limit.HTTP_HEADERS));
        this.address = address;
    }

    @Override
    public Future<?> start() {
        HttpServerConfig config = new HttpServerConfig()
                .setVersions(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)
                .setHttp1Config(http1)
                // Nobody speaks WebSocket here: its extensions would only look at every request.
                .setWebSocketConfig(new WebSocketServerConfig()
                        .setUsePerFrameCompression(false)
                        .setUsePerMessageCompression(false));
        server = vertx.createHttpServer(config)
                .connectionHandler(this::accept)
                .requestHandler(front::handle)
                .invalidRequestHandler(front::handleInvalid);
        ScheduledFuture<?> _ = sweeper.start(((ContextInternal) context).nettyEventLoop(), times);
        return server.listen(address);
    }

    int port() {
        return server.actualPort();
    }

    Future<Void> stop(Duration within) {
        return server.shutdown(within);
    }

    private void accept(HttpConnection connection) {
        Channel channel =
                ((HttpServerConnection) connection).channelHandlerContext().channel();
        ConnectionWatch watch = new ConnectionWatch(channel, times, clock);
        String client = connection.remoteAddress().hostAddress();
        if (!counts.enter(client)) {
            meters.refused();
            watch.cut();
            return;
        }
        channel.pipeline().replace("httpDecoder", "httpDecoder", new RequestDecoder(http1, watch));
        sweeper.add(watch);
        connection.closeHandler(_ -> {
            sweeper.remove(watch);
            counts.leave(client);
            watch.closed();
        });
    }
}
