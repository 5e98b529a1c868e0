package dev.mote.worlds;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that share their first bits, as {@code 10.0.0.0/8}. An IPv4 address inside IPv6 ({@code ::ffff:10.0.0.1}) is
 * the IPv4 address.
 */
record AddressRange(InetAddress network, int bits) {
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * What is not the public internet: this host, private and shared networks, link-local addresses with the metadata
     * services of clouds, documentation, benchmarks, multicast, and everything that carries another address inside.
     */
    private static final List<AddressRange> NOT_PUBLIC = List.of(
            range("0.0.0.0/8"),
            range("10.0.0.0/8"),
            range("100.64.0.0/10"),
            range("127.0.0.0/8"),
            range("169.254.0.0/16"),
            range("172.16.0.0/12"),
            range("192.0.0.0/24"),
            range("192.0.2.0/24"),
            range("192.88.99.0/24"),
            range("192.168.0.0/16"),
            range("198.18.0.0/15"),
            range("198.51.100.0/24"),
            range("203.0.113.0/24"),
            range("224.0.0.0/4"),
            range("240.0.0.0/4"),
            // Only 2000::/3 is handed out for the internet; these three are the rest.
            range("::/3"),
            range("4000::/2"),
            range("8000::/1"),
            range("2001::/23"),
            range("2001:db8::/32"),
            range("2002::/16"),
            range("3fff::/20"));

    /** An address or range in its canonical notation; nothing else, and never a look-up of a name. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int width = network.get().getAddress().length * 8;
        if (slash < 0) {
            return Optional.of(new AddressRange(network.get(), width));
        }
        String bits = text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > width) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(network.get(), Integer.parseInt(bits)));
    }

    /** One address in its canonical notation: four decimal numbers without leading zeros, or IPv6 without a zone. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(plain(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isPublic(InetAddress address) {
        InetAddress plain = plain(address);
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(plain));
    }

    /** Whether every address here is one that is not public, so that whoever wrote the range meant such addresses. */
    boolean isNotPublic() {
        return NOT_PUBLIC.stream().anyMatch(range -> range.bits <= bits && range.contains(network));
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = plain(address).getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xff00 >> Math.min(8, bits - bit);
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static AddressRange range(String text) {
        return parse(text).orElseThrow();
    }

    private static InetAddress plain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address;
        }
        try {
            // Made anew from its bytes: that turns an IPv4 address inside IPv6 into itself and drops the zone.
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
