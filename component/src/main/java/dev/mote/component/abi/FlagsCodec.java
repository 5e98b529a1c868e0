package dev.mote.component.abi;

/** Flags: a bit for each label; bits without a label are ignored. */
final class FlagsCodec extends Codec {
    private final int mask;

    FlagsCodec(int labels) {
        super(size(labels), size(labels), 1);
        this.mask = labels == 32 ? -1 : (1 << labels) - 1;
    }

    private static int size(int labels) {
        if (labels <= 8) {
            return 1;
        }
        return labels <= 16 ? 2 : 4;
    }

    @Override
    Object load(Marshal from, int address) {
        return mask
                & switch (size()) {
                    case 1 -> from.memory().getByte(address);
                    case 2 -> from.memory().getShort(address);
                    default -> from.memory().getInt(address);
                };
    }

    @Override
    void store(Marshal to, Object value, int address) {
        int bits = (Integer) value;
        switch (size()) {
            case 1 -> to.memory().putByte(address, (byte) bits);
            case 2 -> to.memory().putShort(address, (short) bits);
            default -> to.memory().putInt(address, bits);
        }
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return flat.i32() & mask;
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        flat.i32((Integer) value);
    }
}
