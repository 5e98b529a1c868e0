package dev.mote.gateway;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.util.concurrent.ThreadFactory;

/** The network as Vert.x has it, on event loops that do short errands themselves. */
final class LoopTransport implements Transport {
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
            public EventLoopGroup eventLoopGroup(int type, int count, ThreadFactory factory, int ioRatio) {
                return type == IO_EVENT_LOOP_GROUP
                        ? LoopThreads.group(count, factory, ioHandlerFactory())
                        : super.eventLoopGroup(type, count, factory, ioRatio);
            }
        };
    }
}
