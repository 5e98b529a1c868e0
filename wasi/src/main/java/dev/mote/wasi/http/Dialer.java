package dev.mote.wasi.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Makes connections for a guest, to where it may go and nowhere else. Any thread may call. */
@FunctionalInterface
public interface Dialer {
    /**
     * Connects to a host, which is a name or an address. May wait.
     *
     * @param timeout for each address that is tried
     * @throws dev.mote.wasi.p2.IoFailure with an {@link HttpFault} where it must not or cannot
     */
    Socket dial(String host, int port, Duration timeout) throws IOException;

    /** Goes nowhere. */
    static Dialer none() {
        return (_, _, _) -> {
            throw HttpFault.of(HttpError.HTTP_REQUEST_DENIED, "no host is granted");
        };
    }
}
