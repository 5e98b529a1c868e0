package dev.mote.component.abi;

import java.util.List;
import java.util.Optional;

/** Variants, options and results: which case, and in the same place for all cases what it holds. */
final class VariantCodec extends Codec {
    private final List<Optional<Codec>> cases;
    private final Discriminant discriminant;
    private final int payload;

    private VariantCodec(List<Optional<Codec>> cases, Discriminant discriminant, int payload, int size, int align) {
        super(
                size,
                align,
                1
                        + cases.stream()
                                .mapToInt(one -> one.map(Codec::flatCount).orElse(0))
                                .max()
                                .orElse(0));
        this.cases = cases;
        this.discriminant = discriminant;
        this.payload = payload;
    }

    static VariantCodec of(List<Optional<Codec>> cases) {
        Discriminant discriminant = new Discriminant(cases.size());
        int align = cases.stream()
                .mapToInt(one -> one.map(Codec::align).orElse(1))
                .max()
                .orElse(1);
        int size = cases.stream()
                .mapToInt(one -> one.map(Codec::size).orElse(0))
                .max()
                .orElse(0);
        int payload = alignTo(discriminant.size(), align);
        int whole = Math.max(align, discriminant.size());
        return new VariantCodec(List.copyOf(cases), discriminant, payload, alignTo(payload + size, whole), whole);
    }

    @Override
    Object load(Marshal from, int address) {
        int index = discriminant.load(from, address);
        return new VariantValue(index, cases.get(index).map(codec -> codec.load(from, address + payload)));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        VariantValue variant = (VariantValue) value;
        discriminant.store(to, variant.index(), address);
        cases.get(variant.index())
                .ifPresent(codec -> codec.store(to, variant.payload().orElseThrow(), address + payload));
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        int start = flat.position();
        int index = discriminant.check(flat.i32());
        VariantValue value = new VariantValue(index, cases.get(index).map(codec -> codec.lift(from, flat)));
        flat.position(start + flatCount());
        return value;
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        VariantValue variant = (VariantValue) value;
        int start = flat.position();
        flat.i32(variant.index());
        cases.get(variant.index())
                .ifPresent(codec -> codec.lower(to, variant.payload().orElseThrow(), flat));
        flat.position(start + flatCount());
    }
}
