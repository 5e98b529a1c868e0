package dev.mote.worlds;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A socket of a guest. Used by the invocation's thread alone; whatever waits is called inside {@code Run.blocking}.
 * Timeouts are in milliseconds and at least 1.
 */
sealed interface GuestSocket extends Descriptor permits TcpSocket, UdpSocket {
    /** Bytes that came, and from where. None are the end of a stream. */
    record Received(Payload payload, InetSocketAddress from) {}

    /** Connects, or sets the peer. */
    void connect(InetSocketAddress peer, int timeout) throws IOException;

    /** The peer of {@link #connect}. */
    Optional<InetSocketAddress> peer();

    /** Sends bytes to the peer, or to the given address where the protocol can. */
    void send(byte[] bytes, InetSocketAddress to) throws IOException;

    /** Waits until {@link #receive} would not; false when the time is over, or earlier when what came is not for guests. */
    boolean await(int timeout) throws IOException;

    /** Takes what has come, at most {@code limit} bytes of it; call {@link #await} before. */
    Received receive(int limit);

    /** The port on this side; 0 while there is none. */
    int localPort();

    /** Whether calls return at once instead of waiting. */
    boolean nonBlocking();
}
