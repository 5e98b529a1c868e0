package dev.mote.component.abi;

/** Lists of u8, as arrays. */
final class BytesCodec extends Codec {
    private static final long MOST_BYTES = (1 << 28) - 1;

    BytesCodec() {
        super(8, 4, 2);
    }

    @Override
    Object load(Marshal from, int address) {
        return read(from, from.memory().getInt(address), from.memory().getInt(address + 4));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        byte[] bytes = (byte[]) value;
        to.memory().putInt(address, write(to, bytes));
        to.memory().putInt(address + 4, bytes.length);
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        int address = flat.i32();
        return read(from, address, flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        byte[] bytes = (byte[]) value;
        flat.i32(write(to, bytes));
        flat.i32(bytes.length);
    }

    private static byte[] read(Marshal from, int address, int length) {
        long bytes = Integer.toUnsignedLong(length);
        AbiTrap.when(bytes > MOST_BYTES, "list pointer/length out of bounds of memory: the list is too long");
        from.check(address, bytes, 1, "list");
        from.instance().values().take(bytes);
        return from.memory().read(address, length);
    }

    private static int write(Marshal to, byte[] bytes) {
        AbiTrap.when(bytes.length > MOST_BYTES, "the list is too long");
        int address = to.allocate(1, bytes.length);
        to.memory().write(address, bytes);
        return address;
    }
}
