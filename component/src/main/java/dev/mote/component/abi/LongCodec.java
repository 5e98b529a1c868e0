package dev.mote.component.abi;

/** Integers of 64 bits. */
final class LongCodec extends Codec {
    LongCodec() {
        super(8, 8, 1);
    }

    @Override
    Object load(Marshal from, int address) {
        return from.memory().getLong(address);
    }

    @Override
    void store(Marshal to, Object value, int address) {
        to.memory().putLong(address, (Long) value);
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return flat.i64();
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        flat.i64((Long) value);
    }
}
