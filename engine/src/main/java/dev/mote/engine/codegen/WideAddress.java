package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/**
 * Addresses, indices and lengths that are 64 bits wide. No memory is larger than 4 GiB and no table as long, so what is
 * inside of one is an unsigned number of 32 bits, and all else is outside. Called by generated code.
 */
public final class WideAddress {
    private static final int TOO_MUCH = -1;

    private WideAddress() {}

    /** In a memory. */
    public static int address(long address) {
        if (isWide(address)) {
            throw Traps.memory();
        }
        return (int) address;
    }

    /** In a memory. */
    public static int address(long address, long offset) {
        long effective = address + offset;
        if (Long.compareUnsigned(effective, offset) < 0 || isWide(effective)) {
            throw Traps.memory();
        }
        return (int) effective;
    }

    /** In a table. */
    public static int index(long index) {
        if (isWide(index)) {
            throw Traps.table();
        }
        return (int) index;
    }

    /** In a table, of a function that is called. */
    public static int element(long index) {
        if (isWide(index)) {
            throw new Trap(TrapCode.UNDEFINED_ELEMENT);
        }
        return (int) index;
    }

    /** What something is to grow by: what is too much stays it. */
    public static int delta(long delta) {
        return isWide(delta) ? TOO_MUCH : (int) delta;
    }

    private static boolean isWide(long number) {
        return number >>> Integer.SIZE != 0;
    }
}
