package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The socket calls of one guest: the client side of TCP and UDP over IPv4, to granted addresses. */
final class Faasm2018Sockets {
    private static final String NAME = "env.__syscall_socketcall";

    private static final int SOCKET = 1;
    private static final int BIND = 2;
    private static final int CONNECT = 3;
    private static final int LISTEN = 4;
    private static final int ACCEPT = 5;
    private static final int GETSOCKNAME = 6;
    private static final int SEND = 9;
    private static final int RECV = 10;
    private static final int SENDTO = 11;
    private static final int RECVFROM = 12;

    private static final int AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_TYPES = 0xf;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int MSG_PEEK = 2;
    private static final int MSG_DONTWAIT = 0x40;

    private final Faasm2018Process process;
    private final Memory memory;
    private final SocketIo io;
    private final int arguments;

    private Faasm2018Sockets(CoreInstance instance, int arguments) {
        this.process = Faasm2018Process.of(instance);
        this.memory = instance.memory();
        this.io = new SocketIo(instance);
        this.arguments = arguments;
    }

    @Offer("__syscall_socketcall")
    static int call(CoreInstance instance, int call, int arguments) {
        Faasm2018Sockets sockets = new Faasm2018Sockets(instance, arguments);
        return switch (call) {
            case SOCKET -> sockets.open(sockets.word(0), sockets.word(1));
            case BIND -> sockets.withSocket(sockets::bind);
            case CONNECT -> sockets.withSocket(sockets::connect);
            case GETSOCKNAME -> sockets.withSocket(sockets::name);
            case SEND -> sockets.withSocket(socket -> sockets.send(socket, false));
            case RECV -> sockets.withSocket(socket -> sockets.receive(socket, false));
            case SENDTO -> sockets.withSocket(socket -> sockets.send(socket, true));
            case RECVFROM -> sockets.withSocket(socket -> sockets.receive(socket, true));
            case LISTEN, ACCEPT -> throw Refusal.of(NAME, "functions cannot listen for connections");
            default -> 0;
        };
    }

    private int open(int family, int type) {
        if (family != AF_INET) {
            return -Errno.EAFNOSUPPORT;
        }
        boolean nonBlocking = (type & SOCK_NONBLOCK) != 0;
        return switch (type & SOCK_TYPES) {
            case SOCK_STREAM -> process.descriptors().add(new TcpSocket(nonBlocking));
            case SOCK_DGRAM -> process.descriptors().add(new UdpSocket(nonBlocking, process.network()));
            default -> -Errno.EPROTONOSUPPORT;
        };
    }

    /** A client has no use for an address of its own: "any address, any port" is granted, all else is not. */
    private int bind(GuestSocket socket) {
        return AddressPlace.read(memory, word(1), word(2))
                .map(own -> own.getAddress().isAnyLocalAddress() && own.getPort() == 0 ? 0 : -Errno.EACCES)
                .orElse(-Errno.EAFNOSUPPORT);
    }

    private int connect(GuestSocket socket) {
        Optional<InetSocketAddress> peer = AddressPlace.read(memory, word(1), word(2));
        if (peer.isEmpty()) {
            return -Errno.EAFNOSUPPORT;
        }
        if (socket instanceof TcpSocket && socket.peer().isPresent()) {
            return -Errno.EISCONN;
        }
        return io.waiting(() -> {
            if (!reachable(socket, peer.get())) {
                return -Errno.EACCES;
            }
            socket.connect(peer.get(), SocketIo.milliseconds(io.forever()));
            return 0;
        });
    }

    /** Tells the port alone: the node's own addresses are nobody's business. */
    private int name(GuestSocket socket) {
        AddressPlace place = new AddressPlace(word(1), word(2));
        place.check(memory);
        place.write(memory, new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), socket.localPort()));
        return 0;
    }

    private int send(GuestSocket socket, boolean addressed) {
        int start = word(1);
        int length = word(2);
        memory.check(start, length);
        if (socket instanceof TcpSocket) {
            return socket.peer()
                    .map(peer -> io.send(socket, start, length, peer))
                    .orElse(-Errno.ENOTCONN);
        }
        if (Integer.compareUnsigned(length, UdpSocket.LONGEST) > 0) {
            return -Errno.EMSGSIZE;
        }
        Optional<InetSocketAddress> to =
                addressed && word(4) != 0 ? AddressPlace.read(memory, word(4), word(5)) : socket.peer();
        if (to.isEmpty()) {
            return -Errno.EDESTADDRREQ;
        }
        int refused = io.waiting(() -> reachable(socket, to.get()) ? 0 : -Errno.EACCES);
        return refused != 0 ? refused : io.send(socket, start, length, to.get());
    }

    private int receive(GuestSocket socket, boolean addressed) {
        int flags = word(3);
        if ((flags & MSG_PEEK) != 0) {
            return -Errno.EINVAL;
        }
        Optional<AddressPlace> from =
                addressed && word(4) != 0 ? Optional.of(new AddressPlace(word(4), word(5))) : Optional.empty();
        return io.receive(socket, word(1), word(2), (flags & MSG_DONTWAIT) != 0, from);
    }

    /** Asked at every use, with the very address that is used. May look up names. */
    private boolean reachable(GuestSocket socket, InetSocketAddress address) throws IOException {
        if (socket instanceof UdpSocket && address.equals(NameServer.ADDRESS)) {
            return true;
        }
        if (process.network().allows(address.getAddress(), address.getPort())) {
            return true;
        }
        String text = address.getAddress().getHostAddress() + ":" + address.getPort();
        byte[] line = ("[mote] no grant for " + text + "\n").getBytes(StandardCharsets.US_ASCII);
        process.log().write(line, 0, line.length);
        return false;
    }

    private int withSocket(ToIntFunction<GuestSocket> action) {
        return process.descriptors()
                .find(word(0))
                .filter(GuestSocket.class::isInstance)
                .map(GuestSocket.class::cast)
                .map(action::applyAsInt)
                .orElse(-Errno.ENOTSOCK);
    }

    private int word(int index) {
        memory.check(arguments, (index + 1) * Integer.BYTES);
        return memory.getInt(arguments + index * Integer.BYTES);
    }
}
