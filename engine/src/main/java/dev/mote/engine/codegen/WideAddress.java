package dev.mote.engine.codegen;

/**
 * Addresses of memories and indices of tables that are 64 bits wide. No memory is larger than 4 GiB, so an address that
 * fits is an unsigned number of 32 bits, and all others are outside. Called by generated code.
 */
public final class WideAddress {
    private WideAddress() {}

    public static int of(long address) {
        if (address >>> Integer.SIZE != 0) {
            throw Traps.memory();
        }
        return (int) address;
    }

    public static int of(long address, long offset) {
        long effective = address + offset;
        if (Long.compareUnsigned(effective, offset) < 0 || effective >>> Integer.SIZE != 0) {
            throw Traps.memory();
        }
        return (int) effective;
    }
}
