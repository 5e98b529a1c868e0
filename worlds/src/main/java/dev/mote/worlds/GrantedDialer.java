package dev.mote.worlds;

import dev.mote.wasi.Network;
import dev.mote.wasi.http.Dialer;
import dev.mote.wasi.http.HttpError;
import dev.mote.wasi.http.HttpFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Connects to where the network grants allow, and to the address that was checked: a name is looked up once. A name that is
 * not granted is not looked up at all, so that asking for names tells nobody anything. Any thread may call.
 */
record GrantedDialer(Network network) implements Dialer {
    @Override
    public Socket dial(String host, int port, Duration timeout) throws IOException {
        List<InetAddress> known = lookUp(host);
        List<InetAddress> allowed =
                known.stream().filter(address -> network.allows(address, port)).toList();
        if (allowed.isEmpty()) {
            throw network.allowsName(host)
                    ? HttpFault.of(HttpError.DESTINATION_IP_PROHIBITED, "no address of the host may be reached")
                    : denied();
        }
        return connect(allowed, port, timeout);
    }

    private List<InetAddress> lookUp(String host) throws IOException {
        boolean isAddress = AddressRange.address(host).isPresent();
        if (!isAddress && !network.allowsName(host)) {
            throw denied();
        }
        try {
            return network.lookUp(host);
        } catch (UnknownHostException _) {
            throw HttpFault.of(HttpError.DNS_ERROR, "the host is unknown");
        }
    }

    /** Tries one address after the other; the last failure counts. */
    private static Socket connect(List<InetAddress> addresses, int port, Duration timeout) throws IOException {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        IOException last = HttpFault.of(HttpError.DESTINATION_NOT_FOUND, "the host has no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private static IOException denied() {
        return HttpFault.of(HttpError.HTTP_REQUEST_DENIED, "the function is not granted this host");
    }
}
