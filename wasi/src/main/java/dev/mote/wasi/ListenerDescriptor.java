package dev.mote.wasi;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A listening socket that was granted. It belongs to whoever granted it, who closes it. */
final class ListenerDescriptor implements Descriptor {
    private final ServerSocketChannel channel;
    private int flags;

    ListenerDescriptor(ServerSocketChannel channel) {
        this.channel = channel;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Waits for a connection; none where the guest asked not to wait and there is none. Called without a CPU slot. */
    Optional<SocketChannel> accept() throws IOException {
        channel.configureBlocking((flags & Flags.NONBLOCK) == 0);
        return Optional.ofNullable(channel.accept());
    }

    @Override
    public FileStat stat() {
        return FileStat.of(type());
    }

    @Override
    public FileType type() {
        return FileType.SOCKET_STREAM;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public void setFlags(int wanted) throws WasiError {
        flags = Flags.changed(flags, wanted);
    }

    @Override
    public long rights() {
        return Rights.LISTENER;
    }

    @Override
    public long inherited() {
        return Rights.CONNECTION;
    }

    @Override
    public void close() {
        // Its giver's: another guest may serve it next.
    }
}
