package dev.mote.wasi.p2;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;

/**
 * A connection that a socket and its streams hold together, in whatever order a guest drops them; the last one closes it.
 * Used by the invocation's thread alone.
 */
final class SharedChannel {
    private static final System.Logger LOG = System.getLogger(SharedChannel.class.getName());

    private final SocketChannel channel;
    private final OpenCount count;
    private int holders = 1;

    /** @param count where one was counted for it */
    SharedChannel(SocketChannel channel, OpenCount count) {
        this.channel = channel;
        this.count = count;
    }

    SocketChannel channel() {
        return channel;
    }

    /** The same for one holder more. */
    SharedChannel hold() {
        holders++;
        return this;
    }

    void release() {
        holders--;
        if (holders > 0) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a connection failed", e);
        }
        count.closed();
    }
}
