package dev.mote.component.abi;

import java.util.ArrayList;
import java.util.List;

/** Lists of anything but bytes. */
final class ListCodec extends Codec {
    private static final long MOST_BYTES = (1 << 28) - 1;

    /** Bytes of an object and the reference to it. */
    private static final long ELEMENT = 24;

    private final Codec element;

    ListCodec(Codec element) {
        super(8, 4, 2);
        this.element = element;
    }

    @Override
    Object load(Marshal from, int address) {
        return read(from, from.memory().getInt(address), from.memory().getInt(address + 4));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        List<?> list = (List<?>) value;
        to.memory().putInt(address, write(to, list));
        to.memory().putInt(address + 4, list.size());
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        int address = flat.i32();
        return read(from, address, flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        List<?> list = (List<?>) value;
        flat.i32(write(to, list));
        flat.i32(list.size());
    }

    private List<Object> read(Marshal from, int address, int length) {
        long bytes = Integer.toUnsignedLong(length) * element.size();
        AbiTrap.when(bytes > MOST_BYTES, "list pointer/length out of bounds of memory: the list is too long");
        from.check(address, bytes, element.align(), "list");
        from.instance().values().take(Integer.toUnsignedLong(length) * ELEMENT * (1L + element.flatCount()));
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(element.load(from, address + i * element.size()));
        }
        return list;
    }

    private int write(Marshal to, List<?> list) {
        long bytes = (long) list.size() * element.size();
        AbiTrap.when(bytes > MOST_BYTES, "the list is too long");
        int address = to.allocate(element.align(), bytes);
        int at = address;
        for (Object value : list) {
            element.store(to, value, at);
            at += element.size();
        }
        return address;
    }
}
