package dev.mote.component.abi;

import java.util.Arrays;
import java.util.List;

/** Records and tuples: their fields in order, each aligned. */
final class RecordCodec extends Codec {
    private final Codec[] fields;
    private final int[] offsets;

    private RecordCodec(Codec[] fields, int[] offsets, int size, int align) {
        super(size, align, Arrays.stream(fields).mapToInt(Codec::flatCount).sum());
        this.fields = fields;
        this.offsets = offsets;
    }

    static RecordCodec of(List<Codec> codecs) {
        Codec[] fields = codecs.toArray(Codec[]::new);
        int[] offsets = new int[fields.length];
        int at = 0;
        int align = 1;
        for (int i = 0; i < fields.length; i++) {
            offsets[i] = alignTo(at, fields[i].align());
            at = offsets[i] + fields[i].size();
            align = Math.max(align, fields[i].align());
        }
        return new RecordCodec(fields, offsets, alignTo(at, align), align);
    }

    @Override
    Object load(Marshal from, int address) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].load(from, address + offsets[i]);
        }
        return List.of(values);
    }

    @Override
    void store(Marshal to, Object value, int address) {
        List<?> values = (List<?>) value;
        for (int i = 0; i < fields.length; i++) {
            fields[i].store(to, values.get(i), address + offsets[i]);
        }
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].lift(from, flat);
        }
        return List.of(values);
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        List<?> values = (List<?>) value;
        for (int i = 0; i < fields.length; i++) {
            fields[i].lower(to, values.get(i), flat);
        }
    }
}
