package dev.mote.wasi.p2;

import static dev.mote.wasi.p2.SocketResults.done;
import static dev.mote.wasi.p2.SocketResults.result;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import java.net.StandardSocketOptions;
import java.util.List;

/** {@code wasi:sockets/udp}. Stateless. */
final class UdpFunctions {
    private UdpFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        Functions functions = new Functions();
        sockets(functions);
        streams(functions);
        return List.of(
                wit.find("wasi:sockets/udp-create-socket")
                        .offer(new Functions()
                                .answer(
                                        "create-udp-socket",
                                        (call, params) -> result(() -> P2Process.of(call)
                                                .resources()
                                                .keep(UdpSocketResource.create(
                                                        P2Process.of(call), Addresses.family(params.get(0))))))
                                .all()),
                wit.find("wasi:sockets/udp").offer(functions.all()));
    }

    private static void sockets(Functions functions) {
        functions
                .answer(
                        "[method]udp-socket.start-bind",
                        (_, params) -> done(() -> self(params).startBind(params.get(2))))
                .answer(
                        "[method]udp-socket.finish-bind",
                        (_, params) -> done(() -> self(params).finishBind()))
                .answer(
                        "[method]udp-socket.stream",
                        (call, params) ->
                                result(() -> self(params).stream(((VariantValue) params.get(1)).payload(), call.run())))
                .answer(
                        "[method]udp-socket.local-address",
                        (_, params) -> result(
                                () -> Addresses.socketAddress(self(params).localAddress())))
                .answer(
                        "[method]udp-socket.remote-address",
                        (_, params) -> result(
                                () -> Addresses.socketAddress(self(params).remoteAddress())))
                .answer(
                        "[method]udp-socket.address-family",
                        (_, params) -> Addresses.family(self(params).family()))
                // Java has no word for the hops of a datagram to one peer.
                .answer(
                        "[method]udp-socket.unicast-hop-limit",
                        (_, _) -> result(() -> {
                            throw SocketCode.NOT_SUPPORTED.fault();
                        }))
                .answer(
                        "[method]udp-socket.set-unicast-hop-limit",
                        (_, _) -> done(() -> {
                            throw SocketCode.NOT_SUPPORTED.fault();
                        }))
                .answer(
                        "[method]udp-socket.receive-buffer-size",
                        (_, params) ->
                                result(() -> (long) self(params).channel().getOption(StandardSocketOptions.SO_RCVBUF)))
                .answer(
                        "[method]udp-socket.set-receive-buffer-size",
                        (_, params) -> done(() -> self(params)
                                .channel()
                                .setOption(StandardSocketOptions.SO_RCVBUF, TcpFunctions.buffer((Long) params.get(1)))))
                .answer(
                        "[method]udp-socket.send-buffer-size",
                        (_, params) ->
                                result(() -> (long) self(params).channel().getOption(StandardSocketOptions.SO_SNDBUF)))
                .answer(
                        "[method]udp-socket.set-send-buffer-size",
                        (_, params) -> done(() -> self(params)
                                .channel()
                                .setOption(StandardSocketOptions.SO_SNDBUF, TcpFunctions.buffer((Long) params.get(1)))))
                .answer(
                        "[method]udp-socket.subscribe",
                        (call, params) -> P2Process.of(call).subscribe(Pollable.always(), self(params)));
    }

    private static void streams(Functions functions) {
        functions
                .answer(
                        "[method]incoming-datagram-stream.receive",
                        (call, params) -> result(() ->
                                ((UdpSocketResource.Incoming) params.get(0)).receive((Long) params.get(1), call.run())))
                .answer("[method]incoming-datagram-stream.subscribe", (call, params) -> {
                    UdpSocketResource.Incoming incoming = (UdpSocketResource.Incoming) params.get(0);
                    return P2Process.of(call).subscribe(incoming, incoming);
                })
                .answer(
                        "[method]outgoing-datagram-stream.check-send",
                        (_, params) -> result(() -> ((UdpSocketResource.Outgoing) params.get(0)).permit()))
                .answer(
                        "[method]outgoing-datagram-stream.send",
                        (call, params) -> result(() ->
                                ((UdpSocketResource.Outgoing) params.get(0)).send((List<?>) params.get(1), call.run())))
                .answer("[method]outgoing-datagram-stream.subscribe", (call, params) -> {
                    UdpSocketResource.Outgoing outgoing = (UdpSocketResource.Outgoing) params.get(0);
                    return P2Process.of(call).subscribe(outgoing, outgoing);
                });
    }

    private static UdpSocketResource self(List<?> params) {
        return (UdpSocketResource) params.get(0);
    }
}
