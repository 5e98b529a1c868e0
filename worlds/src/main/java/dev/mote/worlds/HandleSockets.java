package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Offer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Connections of a guest to other servers. A call that waits suspends the guest alone: it gives its CPU slot back and
 * costs no thread.
 */
final class HandleSockets {
    private static final int ADDRESS = 300;
    private static final long FAILED = -1;
    private static final int TOO_MANY = -2;

    private HandleSockets() {}

    /** A descriptor; -1 where there is no connection to be had, -2 where the guest has too many. */
    @Offer("tcp_connect")
    static int connect(CoreInstance instance, int address, long size) {
        HandleProcess process = HandleProcess.of(instance);
        Optional<HostAndPort> peer =
                HandleMemory.text(instance.memory(), address, size, ADDRESS).flatMap(HostAndPort::parse);
        if (peer.isEmpty()) {
            return (int) FAILED;
        }
        TcpSocket socket = new TcpSocket(false);
        int descriptor = process.descriptors().add(socket);
        if (descriptor < 0) {
            return TOO_MANY;
        }
        SocketIo io = new SocketIo(instance);
        boolean connected = false;
        try {
            connected = io.blocking(() -> connect(process, io, socket, peer.get()));
        } catch (IOException e) {
            // The guest learns no more than that there is no connection.
            connected = false;
        } finally {
            if (!connected) {
                process.descriptors().close(descriptor);
            }
        }
        return connected ? descriptor : (int) FAILED;
    }

    /** Bytes read, at least one; 0 at the end of the stream, -1 for any error. */
    @Offer("tcp_read")
    static long read(CoreInstance instance, int descriptor, int into, long size) {
        HandleProcess process = HandleProcess.of(instance);
        int room = HandleMemory.check(instance.memory(), into, size);
        if (room == 0) {
            return socket(process, descriptor).isPresent() ? 0 : FAILED;
        }
        return socket(process, descriptor)
                .map(socket -> (long) new SocketIo(instance).receive(socket, into, room, false))
                .map(count -> Math.max(FAILED, count))
                .orElse(FAILED);
    }

    /** Bytes written, which are all; -1 for any error. */
    @Offer("tcp_write")
    static long write(CoreInstance instance, int descriptor, int from, long size) {
        HandleProcess process = HandleProcess.of(instance);
        int length = HandleMemory.check(instance.memory(), from, size);
        Optional<TcpSocket> socket = socket(process, descriptor);
        if (socket.isEmpty()) {
            return FAILED;
        }
        if (length == 0) {
            return 0;
        }
        InetSocketAddress peer = socket.get().peer().orElseThrow();
        int sent = new SocketIo(instance).send(socket.get(), from, length, peer);
        return sent == length ? length : FAILED;
    }

    /** 0, or -1 where nothing is open under this number; beyond the original, which left closing to the end. */
    @Offer("tcp_close")
    static int close(CoreInstance instance, int descriptor) {
        HandleProcess process = HandleProcess.of(instance);
        return socket(process, descriptor).isPresent() && process.descriptors().close(descriptor) ? 0 : -1;
    }

    /** Asked with the addresses that are used, at the moment of use. */
    private static boolean connect(HandleProcess process, SocketIo io, TcpSocket socket, HostAndPort peer)
            throws IOException {
        List<InetAddress> reachable = process.network().resolve(peer.host(), peer.port());
        if (reachable.isEmpty()) {
            byte[] line =
                    ("[mote] no grant for " + Printable.of(peer.toString()) + "\n").getBytes(StandardCharsets.US_ASCII);
            process.log().write(line, 0, line.length);
            return false;
        }
        socket.connect(new InetSocketAddress(reachable.getFirst(), peer.port()), SocketIo.milliseconds(io.forever()));
        return true;
    }

    private static Optional<TcpSocket> socket(HandleProcess process, int descriptor) {
        return process.descriptors()
                .find(descriptor)
                .filter(TcpSocket.class::isInstance)
                .map(TcpSocket.class::cast);
    }
}
