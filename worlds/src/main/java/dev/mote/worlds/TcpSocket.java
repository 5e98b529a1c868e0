package dev.mote.worlds;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** The client side of a TCP connection. Reads ahead into one small buffer, so that waiting and taking are two steps. */
final class TcpSocket implements GuestSocket {
    private static final int READ_AHEAD = 16 << 10;

    private final boolean nonBlocking;
    private Optional<SocketChannel> channel = Optional.empty();
    private Optional<InetSocketAddress> peer = Optional.empty();
    private byte[] ahead = {};
    private int taken;
    private boolean ended;

    TcpSocket(boolean nonBlocking) {
        this.nonBlocking = nonBlocking;
    }

    @Override
    public void connect(InetSocketAddress address, int timeout) throws IOException {
        SocketChannel opened = SocketChannel.open();
        try {
            opened.socket().connect(address, timeout);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        channel = Optional.of(opened);
        peer = Optional.of(address);
    }

    @Override
    public Optional<InetSocketAddress> peer() {
        return peer;
    }

    @Override
    public void send(byte[] bytes, InetSocketAddress to) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            connected().write(buffer);
        }
    }

    @Override
    public boolean await(int timeout) throws IOException {
        if (ended || taken < ahead.length) {
            return true;
        }
        SocketChannel from = connected();
        from.socket().setSoTimeout(timeout);
        byte[] buffer = new byte[READ_AHEAD];
        try {
            int count = from.socket().getInputStream().read(buffer);
            ended = count < 0;
            ahead = Arrays.copyOf(buffer, Math.max(0, count));
            taken = 0;
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public Received receive(int limit) {
        byte[] bytes = Arrays.copyOfRange(ahead, taken, taken + Math.min(limit, ahead.length - taken));
        taken += bytes.length;
        return new Received(Payload.of(bytes), peer.orElseThrow(NotYetConnectedException::new));
    }

    @Override
    public int localPort() {
        return channel.map(open -> open.socket().getLocalPort()).orElse(0);
    }

    @Override
    public boolean nonBlocking() {
        return nonBlocking;
    }

    @Override
    public void close() {
        channel.ifPresent(Closing::quietly);
    }

    private SocketChannel connected() {
        return channel.orElseThrow(NotYetConnectedException::new);
    }
}
