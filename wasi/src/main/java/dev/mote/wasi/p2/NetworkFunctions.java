package dev.mote.wasi.p2;

import static dev.mote.wasi.p2.SocketResults.result;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import dev.mote.wasi.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** What sockets of all kinds share, and looking up names. Stateless. */
final class NetworkFunctions {
    private static final int MOST_ADDRESSES = 32;

    private NetworkFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        return List.of(
                wit.find("wasi:sockets/network")
                        .offer(new Functions()
                                .answer(
                                        "network-error-code",
                                        (_, params) ->
                                                ((ErrorResource) params.get(0)).error() instanceof SocketCode code
                                                        ? VariantValue.some(code.code())
                                                        : VariantValue.NONE)
                                .all()),
                wit.find("wasi:sockets/instance-network")
                        .offer(new Functions()
                                .answer(
                                        "instance-network",
                                        (call, _) ->
                                                P2Process.of(call).resources().keep(new Handle()))
                                .all()),
                wit.find("wasi:sockets/ip-name-lookup")
                        .offer(new Functions()
                                .answer(
                                        "resolve-addresses",
                                        (call, params) -> result(() -> lookUp(call, (String) params.get(1))))
                                .answer(
                                        "[method]resolve-address-stream.resolve-next-address",
                                        (_, params) -> result(() -> ((Found) params.get(0)).next()))
                                .answer(
                                        "[method]resolve-address-stream.subscribe",
                                        (call, params) ->
                                                P2Process.of(call).subscribe(Pollable.always(), (Found) params.get(0)))
                                .all()));
    }

    /** Looks a name up at once: a guest that asks for a thousand waits for each. */
    private static Object lookUp(HostCall call, String name) throws IOException {
        P2Process guest = P2Process.of(call);
        Network network = guest.config().network();
        try {
            List<InetAddress> addresses = Waiting.blocking(call.run(), () -> network.lookUp(name));
            return guest.resources().keep(new Found(addresses));
        } catch (UnknownHostException e) {
            throw (network.allowsName(name) ? SocketCode.NAME_UNRESOLVABLE : SocketCode.ACCESS_DENIED).fault();
        }
    }

    /** Says that there is a network; which addresses are in reach is asked of each one. */
    private static final class Handle extends GuestResource {}

    /** The addresses of a name, one by one. */
    private static final class Found extends GuestResource {
        private final Queue<InetAddress> addresses;

        Found(List<InetAddress> addresses) {
            this.addresses =
                    new ArrayDeque<>(addresses.stream().limit(MOST_ADDRESSES).toList());
        }

        VariantValue next() {
            InetAddress next = addresses.poll();
            return next == null ? VariantValue.NONE : VariantValue.some(Addresses.address(next));
        }
    }
}
