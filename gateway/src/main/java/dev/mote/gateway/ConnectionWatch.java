package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.AttributeKey;
import java.util.Optional;

/**
 * Where a connection stands, and until when it may stand there. Everything in this class runs on the connection's event
 * loop.
 */
final class ConnectionWatch {
    /** What the connection waits for. */
    enum Phase {
        /** The first byte of a request. */
        IDLE,
        /** The rest of a request's header. */
        HEADER,
        /** More of a request's body. */
        BODY,
        /** The platform, which has limits of its own. */
        WORKING,
        /** The client, to read its response. */
        WRITING,
        /** The end of a body that nobody wants; the response is out. */
        LINGER
    }

    /** A body that trickles slower than this ends in a timeout, whatever its pauses. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1_024;

    /** Long enough for a client to read its response, too short to be worth an attack. */
    private static final long LINGER_NANOS = 1_000_000_000L;

    private static final AttributeKey<ConnectionWatch> KEY = AttributeKey.valueOf(ConnectionWatch.class, "watch");

    private final Channel channel;
    private final HttpTimes times;
    private final NanoClock clock;

    private Phase phase = Phase.IDLE;
    private long deadline;
    private long bodyBudgetEnd;
    private Optional<Exchange> current = Optional.empty();

    ConnectionWatch(Channel channel, HttpTimes times, NanoClock clock) {
        this.channel = channel;
        this.times = times;
        this.clock = clock;
        this.deadline = clock.nanoTime() + times.keepAlive();
        channel.attr(KEY).set(this);
    }

    static ConnectionWatch of(Channel channel) {
        return channel.attr(KEY).get();
    }

    Channel channel() {
        return channel;
    }

    Phase phase() {
        return phase;
    }

    /** Bytes came in that belong to a header; only the first of a request start its clock. */
    void headerBytes() {
        if (phase == Phase.IDLE) {
            enter(Phase.HEADER, times.header());
        }
    }

    void begin(Exchange exchange) {
        current = Optional.of(exchange);
        phase = Phase.WORKING;
    }

    void awaitBody() {
        bodyBudgetEnd = clock.nanoTime() + times.bodyIdle();
        enter(Phase.BODY, times.bodyIdle());
    }

    void bodyBytes(int count) {
        bodyBudgetEnd += count * (1_000_000_000L / SLOWEST_BYTES_PER_SECOND);
        if (phase == Phase.BODY) {
            enter(Phase.BODY, Math.min(times.bodyIdle(), bodyBudgetEnd - clock.nanoTime()));
        }
    }

    /** The client cannot send because the function does not read: not the client's time. */
    void bodyPaused() {
        if (phase == Phase.BODY) {
            phase = Phase.WORKING;
        }
    }

    void bodyResumed(Exchange exchange) {
        if (phase == Phase.WORKING && isCurrent(exchange)) {
            awaitBody();
        }
    }

    void bodyEnded() {
        if (phase == Phase.BODY) {
            phase = Phase.WORKING;
        }
    }

    /** Response bytes wait for the client, or some of them have just gone. */
    void writing(Exchange exchange) {
        if (isCurrent(exchange)) {
            enter(Phase.WRITING, times.writeIdle());
        }
    }

    /** The client has read what there was; the rest is still to be made. */
    void written(Exchange exchange) {
        if (phase == Phase.WRITING && isCurrent(exchange)) {
            phase = Phase.WORKING;
        }
    }

    void linger(Exchange exchange) {
        if (isCurrent(exchange)) {
            enter(Phase.LINGER, LINGER_NANOS);
        }
    }

    /** The response is out. A pipelined request may have begun already; then this changes nothing. */
    void finish(Exchange exchange) {
        if (isCurrent(exchange)) {
            current = Optional.empty();
            enter(Phase.IDLE, times.keepAlive());
        }
    }

    /** Closes once everything written has gone out. */
    void close() {
        ChannelFuture _ = channel.close();
    }

    /** Closes at once. Starting at the network's end of the pipeline passes by the handler that waits for writes. */
    void cut() {
        ChannelFuture _ = channel.pipeline().firstContext().close();
    }

    void closed() {
        current.ifPresent(Exchange::disconnected);
        current = Optional.empty();
    }

    /** Ends what has taken too long; true when it did. */
    boolean sweep(long now) {
        if (phase == Phase.WORKING || now - deadline < 0) {
            return false;
        }
        if (phase == Phase.BODY && current.isPresent()) {
            phase = Phase.WORKING;
            current.get().bodyTimedOut();
        } else {
            cut();
        }
        return true;
    }

    private boolean isCurrent(Exchange exchange) {
        return current.isPresent() && current.get() == exchange;
    }

    private void enter(Phase next, long nanos) {
        phase = next;
        deadline = clock.nanoTime() + nanos;
    }
}
