package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses as {@code wasi:sockets} passes them. */
final class Addresses {
    private static final int IPV4 = 0;
    private static final int IPV6 = 1;
    private static final int WORDS = 8;

    private Addresses() {}

    /** @param number of {@code ip-address-family} */
    static StandardProtocolFamily family(Object number) {
        return number.equals(IPV4) ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    static Integer family(StandardProtocolFamily family) {
        return family == StandardProtocolFamily.INET ? IPV4 : IPV6;
    }

    /** An {@code ip-socket-address} of a family. */
    static InetSocketAddress socketAddress(Object value, StandardProtocolFamily family) throws IOException {
        VariantValue variant = (VariantValue) value;
        List<?> fields = (List<?>) variant.payload().orElseThrow();
        boolean four = variant.index() == IPV4;
        if (four != (family == StandardProtocolFamily.INET)) {
            throw SocketCode.INVALID_ARGUMENT.fault();
        }
        List<?> parts = (List<?>) fields.get(four ? 1 : 2);
        return new InetSocketAddress(four ? four(parts) : six(parts), (Integer) fields.get(0));
    }

    static VariantValue socketAddress(InetSocketAddress address) {
        List<Object> parts = parts(address.getAddress());
        return address.getAddress() instanceof Inet4Address
                ? variant(IPV4, List.of(address.getPort(), parts))
                : variant(IPV6, List.of(address.getPort(), 0, parts, 0));
    }

    static VariantValue address(InetAddress address) {
        return variant(address instanceof Inet4Address ? IPV4 : IPV6, parts(address));
    }

    private static VariantValue variant(int index, List<Object> payload) {
        return new VariantValue(index, Optional.of(payload));
    }

    private static List<Object> parts(InetAddress address) {
        List<Object> parts = new ArrayList<>(WORDS);
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            for (byte part : bytes) {
                parts.add(part & 0xff);
            }
        } else {
            for (int i = 0; i < WORDS; i++) {
                parts.add(((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
            }
        }
        return parts;
    }

    private static InetAddress four(List<?> parts) throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        parts.forEach(part -> bytes.put((byte) (int) (Integer) part));
        return InetAddress.getByAddress(bytes.array());
    }

    /** An IPv4 address in the clothes of an IPv6 one is none: what is granted is asked of the address itself. */
    private static InetAddress six(List<?> parts) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * WORDS);
        parts.forEach(part -> bytes.putShort((short) (int) (Integer) part));
        InetAddress address = InetAddress.getByAddress(bytes.array());
        if (!(address instanceof Inet6Address)) {
            throw SocketCode.INVALID_ARGUMENT.fault();
        }
        return address;
    }
}
