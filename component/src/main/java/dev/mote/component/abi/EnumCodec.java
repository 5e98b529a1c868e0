package dev.mote.component.abi;

/** Enums: a case and nothing else. */
final class EnumCodec extends Codec {
    private final Discriminant discriminant;

    EnumCodec(int cases) {
        super(new Discriminant(cases).size(), new Discriminant(cases).size(), 1);
        this.discriminant = new Discriminant(cases);
    }

    @Override
    Object load(Marshal from, int address) {
        return discriminant.load(from, address);
    }

    @Override
    void store(Marshal to, Object value, int address) {
        discriminant.store(to, (Integer) value, address);
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return discriminant.check(flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        flat.i32((Integer) value);
    }
}
