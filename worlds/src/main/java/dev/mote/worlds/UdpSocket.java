package dev.mote.worlds;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * A UDP socket on a port that the system chooses. Takes datagrams only from addresses it may send to, and answers
 * questions to the {@link NameServer} without sending anything.
 */
final class UdpSocket implements GuestSocket {
    /** The longest datagram of IPv4. */
    static final int LONGEST = 65_507;

    /** Datagrams kept until the guest takes them; more are lost, as UDP may. */
    private static final int WAITING = 8;

    private final boolean nonBlocking;
    private final NetworkPolicy policy;
    private final NameServer names;
    private final Queue<Received> waiting = new ArrayDeque<>();
    private Optional<DatagramChannel> channel = Optional.empty();
    private Optional<InetSocketAddress> peer = Optional.empty();

    UdpSocket(boolean nonBlocking, NetworkPolicy policy) {
        this.nonBlocking = nonBlocking;
        this.policy = policy;
        this.names = new NameServer(policy);
    }

    @Override
    public void connect(InetSocketAddress address, int timeout) {
        peer = Optional.of(address);
    }

    @Override
    public Optional<InetSocketAddress> peer() {
        return peer;
    }

    @Override
    public void send(byte[] bytes, InetSocketAddress to) throws IOException {
        if (!to.equals(NameServer.ADDRESS)) {
            opened().send(ByteBuffer.wrap(bytes), to);
        } else if (waiting.size() < WAITING) {
            names.answer(bytes).ifPresent(answer -> waiting.add(new Received(Payload.of(answer), to)));
        }
    }

    @Override
    public boolean await(int timeout) throws IOException {
        if (!waiting.isEmpty()) {
            return true;
        }
        byte[] buffer = new byte[LONGEST];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        opened().socket().setSoTimeout(timeout);
        try {
            opened().socket().receive(packet);
        } catch (SocketTimeoutException e) {
            return false;
        }
        InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
        if (!peer.map(from::equals).orElseGet(() -> policy.allows(from.getAddress(), from.getPort()))) {
            return false;
        }
        waiting.add(new Received(Payload.of(Arrays.copyOf(buffer, packet.getLength())), from));
        return true;
    }

    @Override
    public Received receive(int limit) {
        if (waiting.isEmpty()) {
            throw new NoSuchElementException("no datagram waits");
        }
        Received datagram = waiting.remove();
        byte[] bytes = datagram.payload().bytes();
        Payload head = Payload.of(Arrays.copyOf(bytes, Math.min(limit, bytes.length)));
        return new Received(head, datagram.from());
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

    private DatagramChannel opened() throws IOException {
        if (channel.isEmpty()) {
            DatagramChannel opened = DatagramChannel.open(StandardProtocolFamily.INET);
            channel = Optional.of(opened);
            opened.bind(new InetSocketAddress(0));
        }
        return channel.get();
    }
}
