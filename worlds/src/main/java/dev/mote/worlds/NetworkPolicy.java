package dev.mote.worlds;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a guest may reach. Decides on resolved addresses, at the moment of use, so that neither an odd notation
 * nor a name that changes its mind gets around it. Addresses that are not public are reachable only where a grant gives
 * them by number, or as {@code localhost}; a name or {@code *} never covers them. Immutable; any thread may ask.
 *
 * <p>Asking may look up names and so may wait: ask inside {@code Run.blocking}.
 */
public final class NetworkPolicy {
    /** Looks up the addresses of a name. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String name) throws UnknownHostException;

        /** The resolver of this machine. */
        static Resolver system() {
            return name -> List.of(InetAddress.getAllByName(name));
        }
    }

    /** A grant that cannot be understood; the message names it. */
    public static final class BadGrant extends IllegalArgumentException {
        BadGrant(String message) {
            super(message);
        }
    }

    private static final String LOCALHOST = "localhost";

    private final List<NetworkGrant> grants;
    private final Resolver resolver;

    private NetworkPolicy(List<NetworkGrant> grants, Resolver resolver) {
        this.grants = grants;
        this.resolver = resolver;
    }

    /** @throws BadGrant where a grant cannot be understood */
    public static NetworkPolicy of(List<String> grants, Resolver resolver) {
        return new NetworkPolicy(grants.stream().map(NetworkGrant::parse).toList(), resolver);
    }

    /** As {@link #of(List, Resolver)} with the resolver of this machine. */
    public static NetworkPolicy of(List<String> grants) {
        return of(grants, Resolver.system());
    }

    /** Whether a guest may send to this address. */
    public boolean allows(InetAddress address, int port) {
        return port > 0 && port < 65_536 && grants.stream().anyMatch(grant -> covers(grant, address, port));
    }

    /** Whether a guest may look this name up: it is granted by name, or hosts are granted whatever their name. */
    public boolean allowsName(String text) {
        Optional<String> name = NetworkGrant.name(text);
        return name.isPresent()
                && grants.stream().anyMatch(grant -> switch (grant.host()) {
                    case NetworkGrant.Host.Any _ -> true;
                    case NetworkGrant.Host.Name granted -> granted.name().equals(name.get());
                    case NetworkGrant.Host.Range _ -> false;
                });
    }

    /**
     * The addresses of a name or a canonical address, those alone that a guest may reach at a port; empty where there are
     * none.
     *
     * @throws UnknownHostException where the text is neither, or the name is unknown
     */
    public List<InetAddress> resolve(String host, int port) throws UnknownHostException {
        return lookUp(host).stream().filter(address -> allows(address, port)).toList();
    }

    /** The addresses of a name that may be looked up, allowed or not. */
    List<InetAddress> lookUp(String host) throws UnknownHostException {
        Optional<InetAddress> literal = AddressRange.address(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        String name = NetworkGrant.name(host)
                .orElseThrow(
                        () -> new UnknownHostException("no host name or canonical address: " + Printable.of(host)));
        return name.equals(LOCALHOST) ? List.of(InetAddress.ofLiteral("127.0.0.1")) : resolver.resolve(name);
    }

    private boolean covers(NetworkGrant grant, InetAddress address, int port) {
        return grant.coversPort(port)
                && switch (grant.host()) {
                    case NetworkGrant.Host.Any _ -> AddressRange.isPublic(address);
                    case NetworkGrant.Host.Range(AddressRange range) ->
                        range.contains(address) && (range.isNotPublic() || AddressRange.isPublic(address));
                    case NetworkGrant.Host.Name(String name) ->
                        name.equals(LOCALHOST)
                                ? address.isLoopbackAddress()
                                : AddressRange.isPublic(address) && resolves(name, address);
                };
    }

    private boolean resolves(String name, InetAddress address) {
        try {
            return resolver.resolve(name).contains(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
