package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * A TCP socket of a guest. It may connect to what its network allows, and listen where a listening socket was granted:
 * binding to that address takes the granted socket, which stays its giver's.
 */
final class TcpSocketResource extends GuestResource implements Pollable {
    private static final System.Logger LOG = System.getLogger(TcpSocketResource.class.getName());

    // states: UNBOUND -> BINDING -> BOUND -> LISTENING_SOON -> LISTENING
    //         UNBOUND | BOUND -> CONNECTING -> CONNECTED, or FAILED
    private enum State {
        UNBOUND,
        BINDING,
        BOUND,
        LISTENING_SOON,
        LISTENING,
        CONNECTING,
        CONNECTED,
        FAILED
    }

    private final P2Process guest;
    private final StandardProtocolFamily family;
    private final SharedChannel shared;
    private final SocketChannel channel;
    private State state;
    private Optional<ServerSocketChannel> listener = Optional.empty();
    private Optional<SocketChannel> accepted = Optional.empty();
    private Optional<IOException> failure = Optional.empty();
    private Optional<SocketOutput> output = Optional.empty();

    /** @param channel counted among what the guest has open */
    private TcpSocketResource(P2Process guest, StandardProtocolFamily family, SocketChannel channel, State state) {
        this.guest = guest;
        this.family = family;
        this.shared = new SharedChannel(channel, guest.sockets());
        this.channel = channel;
        this.state = state;
    }

    static TcpSocketResource create(P2Process guest, StandardProtocolFamily family) throws IOException {
        SocketLimit.opening(guest);
        return new TcpSocketResource(
                guest, family, SocketLimit.opened(guest, () -> SocketChannel.open(family)), State.UNBOUND);
    }

    StandardProtocolFamily family() {
        return family;
    }

    boolean isListening() {
        return state == State.LISTENING;
    }

    void startBind(Object local) throws IOException {
        expect(State.UNBOUND);
        InetSocketAddress address = Addresses.socketAddress(local, family);
        Optional<ServerSocketChannel> granted = granted(address);
        // Any port of this machine's own choice is no more than connecting has anyway.
        if (granted.isEmpty()
                && !(address.getPort() == 0 && address.getAddress().isAnyLocalAddress())) {
            throw SocketCode.ACCESS_DENIED.fault();
        }
        listener = granted;
        state = State.BINDING;
    }

    void finishBind() throws IOException {
        progress(State.BINDING, State.BOUND);
    }

    void startListen() throws IOException {
        expect(State.BOUND);
        if (listener.isEmpty()) {
            throw SocketCode.ACCESS_DENIED.fault();
        }
        listener.get().configureBlocking(false);
        state = State.LISTENING_SOON;
    }

    void finishListen() throws IOException {
        progress(State.LISTENING_SOON, State.LISTENING);
    }

    void startConnect(Object remote, Run run) throws IOException {
        if (state != State.UNBOUND && (state != State.BOUND || listener.isPresent())) {
            throw SocketCode.INVALID_STATE.fault();
        }
        InetSocketAddress address = Addresses.socketAddress(remote, family);
        if (address.getPort() == 0 || address.getAddress().isAnyLocalAddress()) {
            throw SocketCode.INVALID_ARGUMENT.fault();
        }
        SocketLimit.check(guest, address, run);
        state = State.CONNECTING;
        try {
            channel.configureBlocking(false);
            channel.connect(address);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    /** The streams of the connection, as resources of the guest. */
    List<Object> finishConnect(Run run) throws IOException {
        if (state != State.CONNECTING) {
            throw SocketCode.NOT_IN_PROGRESS.fault();
        }
        if (!ready()) {
            throw SocketCode.WOULD_BLOCK.fault();
        }
        if (failure.isPresent()) {
            state = State.FAILED;
            throw failure.get();
        }
        state = State.CONNECTED;
        return streams(run);
    }

    /** The next connection with its streams. */
    List<Object> accept(Run run) throws IOException {
        expect(State.LISTENING);
        if (!ready()) {
            throw SocketCode.WOULD_BLOCK.fault();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        SocketChannel connection = accepted.orElseThrow();
        accepted = Optional.empty();
        try {
            SocketLimit.opening(guest);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        TcpSocketResource socket =
                guest.resources().keep(new TcpSocketResource(guest, family, connection, State.CONNECTED));
        connection.configureBlocking(false);
        List<Object> streams = socket.streams(run);
        return List.of(socket, streams.get(0), streams.get(1));
    }

    InetSocketAddress localAddress() throws IOException {
        NetworkChannel bound = listener.isPresent() ? listener.get() : channel;
        if (state == State.BOUND && listener.isEmpty()) {
            return new InetSocketAddress(family == StandardProtocolFamily.INET ? "0.0.0.0" : "::", 0);
        }
        if (state == State.UNBOUND || bound.getLocalAddress() == null) {
            throw SocketCode.INVALID_STATE.fault();
        }
        return (InetSocketAddress) bound.getLocalAddress();
    }

    InetSocketAddress remoteAddress() throws IOException {
        expect(State.CONNECTED);
        return (InetSocketAddress) channel.getRemoteAddress();
    }

    /** @param how {@code shutdown-type} */
    void shutdown(int how) throws IOException {
        expect(State.CONNECTED);
        try {
            if (how != 0) {
                output.ifPresent(SocketOutput::drain);
                channel.shutdownOutput();
            }
            if (how != 1) {
                channel.shutdownInput();
            }
        } catch (ClosedChannelException e) {
            throw SocketCode.INVALID_STATE.fault();
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Whether the step that was started can be finished. */
    @Override
    public boolean ready() {
        if (failure.isPresent()) {
            return true;
        }
        try {
            return switch (state) {
                case CONNECTING -> channel.finishConnect();
                case LISTENING -> hasAccepted();
                case UNBOUND, BINDING, BOUND, LISTENING_SOON, CONNECTED, FAILED -> true;
            };
        } catch (IOException e) {
            failure = Optional.of(e);
            return true;
        }
    }

    @Override
    public Optional<Interest> interest() {
        return switch (state) {
            case CONNECTING ->
                failure.isEmpty() ? Optional.of(new Interest(channel, SelectionKey.OP_CONNECT)) : Optional.empty();
            case LISTENING -> listener.map(open -> new Interest(open, SelectionKey.OP_ACCEPT));
            case UNBOUND, BINDING, BOUND, LISTENING_SOON, CONNECTED, FAILED -> Optional.empty();
        };
    }

    @Override
    protected void close() {
        shared.release();
        accepted.ifPresent(TcpSocketResource::quietly);
    }

    private boolean hasAccepted() throws IOException {
        if (accepted.isEmpty()) {
            accepted = Optional.ofNullable(listener.orElseThrow().accept());
        }
        return accepted.isPresent();
    }

    private List<Object> streams(Run run) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SocketOutput out = new SocketOutput(shared.hold(), run);
        output = Optional.of(out);
        return List.of(
                guest.resources().keep(new InputResource(new SocketInput(shared.hold()))),
                guest.resources().keep(new OutputResource(out)));
    }

    private Optional<ServerSocketChannel> granted(InetSocketAddress address) throws IOException {
        for (ServerSocketChannel open : guest.config().listeners()) {
            if (address.equals(open.getLocalAddress())) {
                return Optional.of(open);
            }
        }
        return Optional.empty();
    }

    private void progress(State from, State to) throws IOException {
        if (state != from) {
            throw SocketCode.NOT_IN_PROGRESS.fault();
        }
        state = to;
    }

    private void expect(State wanted) throws IOException {
        if (state != wanted) {
            throw SocketCode.INVALID_STATE.fault();
        }
    }

    private static void quietly(SocketChannel open) {
        try {
            open.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a connection failed", e);
        }
    }
}
