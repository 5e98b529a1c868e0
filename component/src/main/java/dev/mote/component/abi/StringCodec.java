package dev.mote.component.abi;

/** Strings. */
final class StringCodec extends Codec {
    StringCodec() {
        super(8, 4, 2);
    }

    @Override
    Object load(Marshal from, int address) {
        return Strings.read(from, from.memory().getInt(address), from.memory().getInt(address + 4));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        long region = Strings.write(to, (String) value);
        to.memory().putInt(address, (int) region);
        to.memory().putInt(address + 4, (int) (region >>> 32));
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        int address = flat.i32();
        return Strings.read(from, address, flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        long region = Strings.write(to, (String) value);
        flat.i32((int) region);
        flat.i32((int) (region >>> 32));
    }
}
