package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import dev.mote.engine.Run;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A UDP socket of a guest, on a port that the system chooses. It hears only those whom it may send to. */
final class UdpSocketResource extends GuestResource {
    private static final System.Logger LOG = System.getLogger(UdpSocketResource.class.getName());

    /** Datagrams of one call. */
    private static final int MOST = 16;
    /** The longest datagram. */
    private static final int LONGEST = 65_507;

    private enum State {
        UNBOUND,
        BINDING,
        BOUND
    }

    private final P2Process guest;
    private final StandardProtocolFamily family;
    private final DatagramChannel channel;
    private State state = State.UNBOUND;
    private Optional<InetSocketAddress> remote = Optional.empty();
    private Optional<Datagram> ahead = Optional.empty();
    private Optional<ByteBuffer> buffer = Optional.empty();

    /** One that was read ahead, to see whether there is one. */
    private record Datagram(List<Object> value, InetSocketAddress from) {}

    private UdpSocketResource(P2Process guest, StandardProtocolFamily family, DatagramChannel channel) {
        this.guest = guest;
        this.family = family;
        this.channel = channel;
    }

    static UdpSocketResource create(P2Process guest, StandardProtocolFamily family) throws IOException {
        SocketLimit.opening(guest);
        return new UdpSocketResource(guest, family, SocketLimit.opened(guest, () -> DatagramChannel.open(family)));
    }

    StandardProtocolFamily family() {
        return family;
    }

    DatagramChannel channel() {
        return channel;
    }

    void startBind(Object local) throws IOException {
        expect(State.UNBOUND);
        InetSocketAddress address = Addresses.socketAddress(local, family);
        if (address.getPort() != 0 || !address.getAddress().isAnyLocalAddress()) {
            throw SocketCode.ACCESS_DENIED.fault();
        }
        channel.configureBlocking(false);
        channel.bind(address);
        state = State.BINDING;
    }

    void finishBind() throws IOException {
        if (state != State.BINDING) {
            throw SocketCode.NOT_IN_PROGRESS.fault();
        }
        state = State.BOUND;
    }

    /** New streams, for one peer or for all that may be reached; those before hear and send nothing more of their own. */
    List<Object> stream(Optional<Object> peer, Run run) throws IOException {
        expect(State.BOUND);
        Optional<InetSocketAddress> wanted = Optional.empty();
        if (peer.isPresent()) {
            wanted = Optional.of(target(peer.get(), run));
        }
        remote = wanted;
        return List.of(
                guest.resources().keep(new Incoming(), this), guest.resources().keep(new Outgoing(), this));
    }

    InetSocketAddress localAddress() throws IOException {
        expect(State.BOUND);
        return (InetSocketAddress) channel.getLocalAddress();
    }

    InetSocketAddress remoteAddress() throws IOException {
        return remote.orElseThrow(SocketCode.INVALID_STATE::fault);
    }

    @Override
    protected void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a socket failed", e);
        }
        guest.sockets().closed();
    }

    private InetSocketAddress target(Object address, Run run) throws IOException {
        InetSocketAddress target = Addresses.socketAddress(address, family);
        if (target.getPort() == 0 || target.getAddress().isAnyLocalAddress()) {
            throw SocketCode.INVALID_ARGUMENT.fault();
        }
        SocketLimit.check(guest, target, run);
        return target;
    }

    private boolean hears(InetSocketAddress from, Run run) throws IOException {
        return remote.isPresent()
                ? remote.get().equals(from)
                : Waiting.blocking(run, () -> guest.config().network().allows(from.getAddress(), from.getPort()));
    }

    private void expect(State wanted) throws IOException {
        if (state != wanted) {
            throw SocketCode.INVALID_STATE.fault();
        }
    }

    private boolean peek() throws IOException {
        if (ahead.isEmpty()) {
            ByteBuffer into =
                    buffer.orElseGet(() -> ByteBuffer.allocate(LONGEST)).clear();
            buffer = Optional.of(into);
            InetSocketAddress from = (InetSocketAddress) channel.receive(into);
            if (from == null) {
                return false;
            }
            byte[] data = Arrays.copyOf(into.array(), into.position());
            ahead = Optional.of(new Datagram(List.of(data, Addresses.socketAddress(from)), from));
        }
        return true;
    }

    /** What has come. */
    final class Incoming extends GuestResource implements Pollable {
        List<Object> receive(long most, Run run) throws IOException {
            List<Object> all = new ArrayList<>();
            long bound = most < 0 ? MOST : Math.min(most, MOST);
            while (all.size() < bound && peek()) {
                Datagram datagram = ahead.orElseThrow();
                ahead = Optional.empty();
                if (hears(datagram.from(), run)) {
                    all.add(datagram.value());
                }
            }
            return all;
        }

        @Override
        public boolean ready() {
            try {
                return peek();
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public Optional<Interest> interest() {
            return Optional.of(new Interest(channel, SelectionKey.OP_READ));
        }
    }

    /** What goes out; a datagram that the network does not take at once is not sent. */
    final class Outgoing extends GuestResource implements Pollable {
        private long permitted;

        long permit() {
            permitted = MOST;
            return permitted;
        }

        long send(List<?> datagrams, Run run) throws IOException {
            if (datagrams.size() > permitted) {
                throw GuestResources.trap("more datagrams than were permitted");
            }
            permitted = 0;
            long sent = 0;
            for (Object datagram : datagrams) {
                try {
                    if (!sendOne((List<?>) datagram, run)) {
                        return sent;
                    }
                } catch (IOException e) {
                    // What was sent before counts; the guest learns of the failure when it sends the rest.
                    if (sent > 0) {
                        return sent;
                    }
                    throw e;
                }
                sent++;
            }
            return sent;
        }

        @Override
        public boolean ready() {
            return true;
        }

        private boolean sendOne(List<?> datagram, Run run) throws IOException {
            byte[] data = (byte[]) datagram.get(0);
            Optional<Object> given = ((VariantValue) datagram.get(1)).payload();
            if (data.length > LONGEST) {
                throw SocketCode.DATAGRAM_TOO_LARGE.fault();
            }
            InetSocketAddress to = given.isPresent()
                    ? target(given.get(), run)
                    : remote.orElseThrow(SocketCode.INVALID_ARGUMENT::fault);
            if (remote.isPresent() && !remote.get().equals(to)) {
                throw SocketCode.INVALID_ARGUMENT.fault();
            }
            return channel.send(ByteBuffer.wrap(data), to) == data.length;
        }
    }
}
