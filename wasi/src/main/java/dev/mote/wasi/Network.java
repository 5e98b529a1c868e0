package dev.mote.wasi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses a guest may reach; asked at the moment of use, and may wait for a name. */
public interface Network {
    /** Whether the guest may send to this address, or connect to it. */
    boolean allows(InetAddress address, int port);

    /** Whether the guest may look this name up. */
    boolean allowsName(String name);

    /** The addresses of a name that may be looked up, or of an address in its canonical notation. */
    List<InetAddress> lookUp(String name) throws UnknownHostException;

    /** No address at all. */
    static Network none() {
        return new Network() {
            @Override
            public boolean allows(InetAddress address, int port) {
                return false;
            }

            @Override
            public boolean allowsName(String name) {
                return false;
            }

            @Override
            public List<InetAddress> lookUp(String name) throws UnknownHostException {
                throw new UnknownHostException("no name is granted");
            }
        };
    }
}
