package dev.mote.worlds;

import dev.mote.wasi.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The network grants of a guest, as the system interface asks for them. Immutable; any thread may ask. */
public record GrantedNetwork(NetworkPolicy policy) implements Network {
    /** @throws NetworkPolicy.BadGrant where a grant cannot be understood */
    public static GrantedNetwork of(List<String> grants) {
        return new GrantedNetwork(NetworkPolicy.of(grants));
    }

    @Override
    public boolean allows(InetAddress address, int port) {
        return policy.allows(address, port);
    }

    @Override
    public boolean allowsName(String name) {
        return policy.allowsName(name);
    }

    @Override
    public List<InetAddress> lookUp(String name) throws UnknownHostException {
        boolean literal = AddressRange.address(name).isPresent();
        if (!literal && !policy.allowsName(name)) {
            throw new UnknownHostException("a name that is not granted");
        }
        return policy.lookUp(name);
    }
}
