package dev.mote.component.abi;

import dev.mote.component.binary.Primitive;

/** Integers of up to 32 bits, booleans and chars. */
final class IntCodec extends Codec {
    private static final int SURROGATES = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;

    private final Primitive type;

    IntCodec(Primitive type) {
        super(size(type), size(type), 1);
        this.type = type;
    }

    private static int size(Primitive type) {
        return switch (type) {
            case BOOL, S8, U8 -> 1;
            case S16, U16 -> 2;
            case S32, U32, CHAR -> 4;
            case S64, U64, F32, F64, STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(type.toString());
        };
    }

    @Override
    Object load(Marshal from, int address) {
        return value(
                switch (size()) {
                    case 1 -> from.memory().getByte(address);
                    case 2 -> from.memory().getShort(address);
                    default -> from.memory().getInt(address);
                });
    }

    @Override
    void store(Marshal to, Object value, int address) {
        int bits = bits(value);
        switch (size()) {
            case 1 -> to.memory().putByte(address, (byte) bits);
            case 2 -> to.memory().putShort(address, (short) bits);
            default -> to.memory().putInt(address, bits);
        }
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return value(flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        flat.i32(bits(value));
    }

    private Object value(int bits) {
        return switch (type) {
            case BOOL -> bits != 0;
            case S8 -> (int) (byte) bits;
            case U8 -> bits & 0xFF;
            case S16 -> (int) (short) bits;
            case U16 -> bits & 0xFFFF;
            case CHAR -> {
                AbiTrap.when(
                        Integer.compareUnsigned(bits, Character.MAX_CODE_POINT) > 0
                                || (bits >= SURROGATES && bits < AFTER_SURROGATES),
                        "integer is not a valid char");
                yield bits;
            }
            default -> bits;
        };
    }

    private int bits(Object value) {
        return type == Primitive.BOOL ? ((Boolean) value ? 1 : 0) : (Integer) value;
    }
}
