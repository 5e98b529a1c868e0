package dev.mote.worlds;

import dev.mote.engine.Memory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A socket address in guest memory: family, port and IPv4 address, then eight bytes of zero. */
record AddressPlace(int address, int lengthAddress) {
    static final int SIZE = 16;

    private static final short INET = 2;

    /** Reads an address; empty where it is none of IPv4. */
    static Optional<InetSocketAddress> read(Memory memory, int at, int length) {
        memory.check(at, length);
        if (length < SIZE || memory.getShort(at) != INET) {
            return Optional.empty();
        }
        int port = Short.toUnsignedInt(Short.reverseBytes(memory.getShort(at + 2)));
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(memory.read(at + 4, 4)), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Traps where the guest has no room here, before anything is done. */
    void check(Memory memory) {
        memory.check(lengthAddress, 4);
        memory.check(address, Math.clamp(memory.getInt(lengthAddress), 0, SIZE));
    }

    /** Writes an address, every byte of it, as far as the guest has room, and its whole length. */
    void write(Memory memory, InetSocketAddress value) {
        byte[] bytes = new byte[SIZE];
        bytes[0] = INET;
        bytes[2] = (byte) (value.getPort() >> 8);
        bytes[3] = (byte) value.getPort();
        if (value.getAddress() instanceof Inet4Address ipv4) {
            System.arraycopy(ipv4.getAddress(), 0, bytes, 4, 4);
        }
        memory.write(address, bytes, 0, Math.clamp(memory.getInt(lengthAddress), 0, SIZE));
        memory.putInt(lengthAddress, SIZE);
    }
}
