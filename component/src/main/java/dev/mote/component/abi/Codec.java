package dev.mote.component.abi;

/**
 * Carries values of one type between Java and a guest. Booleans are Boolean; integers of up to 32 bits and chars Integer,
 * of 64 bits Long, unsigned ones by their bits except u8 and u16, which are never negative; strings String; a list of u8
 * byte[], other lists List; records and tuples List by position; variants, options and results {@link VariantValue}; enums
 * Integer; flags Integer, the first label in bit 0; handles the representation of their resource.
 */
abstract class Codec {
    private final int size;
    private final int align;
    private final int flatCount;

    Codec(int size, int align, int flatCount) {
        this.size = size;
        this.align = align;
        this.flatCount = flatCount;
    }

    /** Bytes in memory. */
    final int size() {
        return size;
    }

    final int align() {
        return align;
    }

    /** Core values on the stack. */
    final int flatCount() {
        return flatCount;
    }

    abstract Object load(Marshal from, int address);

    abstract void store(Marshal to, Object value, int address);

    abstract Object lift(Marshal from, Flat flat);

    abstract void lower(Marshal to, Object value, Flat flat);

    static int alignTo(int offset, int align) {
        return (offset + align - 1) & -align;
    }
}
