package dev.mote.engine.codegen;

/** A number of 31 bits as a reference, sign-extended; equal numbers are one reference. */
record I31(int value) {
    private static final int UNUSED_BITS = 1;

    static I31 of(int number) {
        return new I31(number << UNUSED_BITS >> UNUSED_BITS);
    }
}
