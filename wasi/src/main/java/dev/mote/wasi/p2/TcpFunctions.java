package dev.mote.wasi.p2;

import static dev.mote.wasi.p2.SocketResults.done;
import static dev.mote.wasi.p2.SocketResults.result;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/** {@code wasi:sockets/tcp}. Stateless. */
final class TcpFunctions {
    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_BUFFER = 1 << 22;

    private TcpFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        Functions functions = new Functions();
        states(functions);
        options(functions);
        return List.of(
                wit.find("wasi:sockets/tcp-create-socket")
                        .offer(new Functions()
                                .answer(
                                        "create-tcp-socket",
                                        (call, params) -> result(() -> P2Process.of(call)
                                                .resources()
                                                .keep(TcpSocketResource.create(
                                                        P2Process.of(call), Addresses.family(params.get(0))))))
                                .all()),
                wit.find("wasi:sockets/tcp").offer(functions.all()));
    }

    private static void states(Functions functions) {
        functions
                .answer(
                        "[method]tcp-socket.start-bind",
                        (_, params) -> done(() -> self(params).startBind(params.get(2))))
                .answer(
                        "[method]tcp-socket.finish-bind",
                        (_, params) -> done(() -> self(params).finishBind()))
                .answer(
                        "[method]tcp-socket.start-connect",
                        (call, params) -> done(() -> self(params).startConnect(params.get(2), call.run())))
                .answer(
                        "[method]tcp-socket.finish-connect",
                        (call, params) -> result(() -> self(params).finishConnect(call.run())))
                .answer(
                        "[method]tcp-socket.start-listen",
                        (_, params) -> done(() -> self(params).startListen()))
                .answer(
                        "[method]tcp-socket.finish-listen",
                        (_, params) -> done(() -> self(params).finishListen()))
                .answer(
                        "[method]tcp-socket.accept",
                        (call, params) -> result(() -> self(params).accept(call.run())))
                .answer(
                        "[method]tcp-socket.local-address",
                        (_, params) -> result(
                                () -> Addresses.socketAddress(self(params).localAddress())))
                .answer(
                        "[method]tcp-socket.remote-address",
                        (_, params) -> result(
                                () -> Addresses.socketAddress(self(params).remoteAddress())))
                .answer(
                        "[method]tcp-socket.is-listening",
                        (_, params) -> self(params).isListening())
                .answer(
                        "[method]tcp-socket.address-family",
                        (_, params) -> Addresses.family(self(params).family()))
                .answer(
                        "[method]tcp-socket.subscribe",
                        (call, params) -> P2Process.of(call).subscribe(self(params), self(params)))
                .answer(
                        "[method]tcp-socket.shutdown",
                        (_, params) -> done(() -> self(params).shutdown((Integer) params.get(1))));
    }

    /** Options of a connection; a listening socket is its giver's, who set what he wanted. */
    private static void options(Functions functions) {
        functions
                .answer(
                        "[method]tcp-socket.set-listen-backlog-size",
                        (_, params) -> done(() -> {
                            positive((Long) params.get(1));
                            throw SocketCode.NOT_SUPPORTED.fault();
                        }))
                .answer(
                        "[method]tcp-socket.keep-alive-enabled",
                        (_, params) -> result(() -> get(params, StandardSocketOptions.SO_KEEPALIVE)))
                .answer(
                        "[method]tcp-socket.set-keep-alive-enabled",
                        (_, params) ->
                                done(() -> set(params, StandardSocketOptions.SO_KEEPALIVE, (Boolean) params.get(1))))
                .answer(
                        "[method]tcp-socket.keep-alive-idle-time",
                        (_, params) -> result(() -> get(params, ExtendedSocketOptions.TCP_KEEPIDLE) * SECOND))
                .answer(
                        "[method]tcp-socket.set-keep-alive-idle-time",
                        (_, params) -> done(
                                () -> set(params, ExtendedSocketOptions.TCP_KEEPIDLE, seconds((Long) params.get(1)))))
                .answer(
                        "[method]tcp-socket.keep-alive-interval",
                        (_, params) -> result(() -> get(params, ExtendedSocketOptions.TCP_KEEPINTERVAL) * SECOND))
                .answer(
                        "[method]tcp-socket.set-keep-alive-interval",
                        (_, params) -> done(() ->
                                set(params, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds((Long) params.get(1)))))
                .answer(
                        "[method]tcp-socket.keep-alive-count",
                        (_, params) -> result(() -> get(params, ExtendedSocketOptions.TCP_KEEPCOUNT)))
                .answer(
                        "[method]tcp-socket.set-keep-alive-count",
                        (_, params) -> done(() -> {
                            int count = (Integer) params.get(1);
                            positive(Integer.toUnsignedLong(count));
                            set(params, ExtendedSocketOptions.TCP_KEEPCOUNT, count < 0 ? 127 : Math.min(127, count));
                        }))
                // Java has no word for the hops of a connection.
                .answer(
                        "[method]tcp-socket.hop-limit",
                        (_, _) -> result(() -> {
                            throw SocketCode.NOT_SUPPORTED.fault();
                        }))
                .answer(
                        "[method]tcp-socket.set-hop-limit",
                        (_, _) -> done(() -> {
                            throw SocketCode.NOT_SUPPORTED.fault();
                        }))
                .answer(
                        "[method]tcp-socket.receive-buffer-size",
                        (_, params) -> result(() -> (long) get(params, StandardSocketOptions.SO_RCVBUF)))
                .answer(
                        "[method]tcp-socket.set-receive-buffer-size",
                        (_, params) ->
                                done(() -> set(params, StandardSocketOptions.SO_RCVBUF, buffer((Long) params.get(1)))))
                .answer(
                        "[method]tcp-socket.send-buffer-size",
                        (_, params) -> result(() -> (long) get(params, StandardSocketOptions.SO_SNDBUF)))
                .answer(
                        "[method]tcp-socket.set-send-buffer-size",
                        (_, params) ->
                                done(() -> set(params, StandardSocketOptions.SO_SNDBUF, buffer((Long) params.get(1)))));
    }

    /** A buffer size; one larger than the host gives becomes what it gives. */
    static int buffer(long size) throws IOException {
        positive(size);
        return (int) (size < 0 ? MOST_BUFFER : Math.min(size, MOST_BUFFER));
    }

    private static int seconds(long nanos) throws IOException {
        positive(nanos);
        return Math.clamp(Long.divideUnsigned(nanos, SECOND), 1, 32_767);
    }

    /** @param number unsigned */
    private static void positive(long number) throws IOException {
        if (number == 0) {
            throw SocketCode.INVALID_ARGUMENT.fault();
        }
    }

    private static <T> T get(List<?> params, SocketOption<T> option) throws IOException {
        return self(params).channel().getOption(option);
    }

    private static <T> void set(List<?> params, SocketOption<T> option, T value) throws IOException {
        self(params).channel().setOption(option, value);
    }

    private static TcpSocketResource self(List<?> params) {
        return (TcpSocketResource) params.get(0);
    }
}
