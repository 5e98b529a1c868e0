package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.wasi.WasiError;
import java.io.IOException;
import java.net.InetSocketAddress;

/** How many sockets a guest has, and where they may lead. */
final class SocketLimit {
    private SocketLimit() {}

    /** Opens something. */
    interface Opening<T> {
        T open() throws IOException;
    }

    /** Counts one more, before it is opened. */
    static void opening(P2Process guest) throws IOException {
        try {
            guest.sockets().opening();
        } catch (WasiError e) {
            throw SocketCode.NEW_SOCKET_LIMIT.fault();
        }
    }

    /** Opens what was counted; it is not where that fails. */
    static <T> T opened(P2Process guest, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException | RuntimeException e) {
            guest.sockets().closed();
            throw e;
        }
    }

    /** Fails where the guest may not send there; may wait for a name, without the CPU slot. */
    static void check(P2Process guest, InetSocketAddress address, Run run) throws IOException {
        boolean allowed =
                Waiting.blocking(run, () -> guest.config().network().allows(address.getAddress(), address.getPort()));
        if (!allowed) {
            throw SocketCode.ACCESS_DENIED.fault();
        }
    }
}
