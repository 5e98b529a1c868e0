package dev.mote.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection that a guest accepted. */
final class Connection implements Descriptor {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private final SocketChannel channel;
    private int flags;
    private byte[] peeked = {};

    Connection(SocketChannel channel, int flags) {
        this.channel = channel;
        this.flags = flags;
    }

    SocketChannel channel() {
        return channel;
    }

    boolean hasPeeked() {
        return peeked.length > 0;
    }

    /** Waits for bytes; 0 at the end, -1 where the guest asked not to wait and none are there. Called without a CPU slot. */
    int receive(byte[] into, int length) throws IOException {
        if (peeked.length > 0) {
            int count = Math.min(length, peeked.length);
            System.arraycopy(peeked, 0, into, 0, count);
            byte[] rest = new byte[peeked.length - count];
            System.arraycopy(peeked, count, rest, 0, rest.length);
            peeked = rest;
            return count;
        }
        boolean waits = (flags & Flags.NONBLOCK) == 0;
        channel.configureBlocking(waits);
        int count = channel.read(ByteBuffer.wrap(into, 0, length));
        if (count < 0) {
            return 0;
        }
        return count == 0 && !waits && length > 0 ? -1 : count;
    }

    /** As {@link #receive}, leaving the bytes to be received again. */
    int peek(byte[] into, int length) throws IOException {
        int count = receive(into, length);
        if (count > 0) {
            byte[] all = new byte[count + peeked.length];
            System.arraycopy(into, 0, all, 0, count);
            System.arraycopy(peeked, 0, all, count, peeked.length);
            peeked = all;
        }
        return count;
    }

    /** Sends; -1 where the guest asked not to wait and the peer does not take anything now. Called without a CPU slot. */
    int send(byte[] from, int offset, int length) throws IOException {
        boolean waits = (flags & Flags.NONBLOCK) == 0;
        channel.configureBlocking(waits);
        int count = channel.write(ByteBuffer.wrap(from, offset, length));
        return count == 0 && !waits && length > 0 ? -1 : count;
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
        return Rights.CONNECTION;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection failed", e);
        }
    }
}
