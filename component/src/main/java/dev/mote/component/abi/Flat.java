package dev.mote.component.abi;

/** Core values in a row, each as its bits; i32 and f32 in the lower half. */
final class Flat {
    private final long[] values;
    private int at;

    Flat(long[] values) {
        this.values = values;
    }

    int position() {
        return at;
    }

    /** Goes on elsewhere; what is skipped while writing stays zero. */
    void position(int next) {
        at = next;
    }

    int i32() {
        return (int) values[at++];
    }

    long i64() {
        return values[at++];
    }

    void i32(int value) {
        values[at++] = Integer.toUnsignedLong(value);
    }

    void i64(long value) {
        values[at++] = value;
    }
}
