package dev.mote.gateway;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SelectStrategy;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.IntSupplier;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Event loops that expect an answer: while one request of the node is with its virtual thread and nothing else is to do,
 * its loop looks for the answer a moment longer before the kernel puts it to sleep. Waking a loop costs more than most
 * guests run.
 *
 * <p>Event loops call everything here; the counter is atomic and is only a hint.
 */
final class EagerLoops implements Transport {
    private static final long PATIENCE = TimeUnit.MICROSECONDS.toNanos(40);

    private final AtomicInteger awaited = new AtomicInteger();

    /** A request went to its virtual thread. */
    void await() {
        awaited.incrementAndGet();
    }

    /** Its answer came back. */
    void answered() {
        awaited.decrementAndGet();
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Throwable unavailabilityCause() {
        throw new IllegalStateException("the transport is available");
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return new NioTransport() {
            @Override
            public IoHandlerFactory ioHandlerFactory() {
                return NioIoHandler.newFactory(SelectorProvider.provider(), Look::new);
            }
        };
    }

    /** How one loop waits. */
    private final class Look implements SelectStrategy {
        private long since;

        // The yield is a courtesy, nothing relies on it.
        @SuppressWarnings("ThreadPriorityCheck")
        @Override
        public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
            if (hasTasks) {
                since = 0;
                return selectNow.get();
            }
            if (awaited.get() != 1) {
                since = 0;
                return SELECT;
            }
            long now = System.nanoTime();
            if (since == 0) {
                since = now;
            } else if (now - since > PATIENCE) {
                return SELECT;
            }
            // Whoever has work on this core goes first.
            Thread.yield();
            int ready = selectNow.get();
            return ready > 0 ? ready : CONTINUE;
        }
    }
}
