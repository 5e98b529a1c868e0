package dev.mote.engine.codegen;

/**
 * Atomic accesses of a memory that is a heap array. Such a memory belongs to one thread at a time, so ordinary accesses
 * are atomic; what is left to do are the checks. Called by generated code.
 */
public final class HeapAtomicAccess {
    private static final long UNSIGNED = 0xffff_ffffL;

    private HeapAtomicAccess() {}

    public static int load8(int address, byte[] memory, int offset) {
        return HeapAccess.loadUnsignedByte(effective(address, offset, Byte.BYTES, memory), memory);
    }

    public static int load16(int address, byte[] memory, int offset) {
        return HeapAccess.loadUnsignedShort(effective(address, offset, Short.BYTES, memory), memory);
    }

    public static int load32(int address, byte[] memory, int offset) {
        return HeapAccess.loadInt(effective(address, offset, Integer.BYTES, memory), memory);
    }

    public static long load64(int address, byte[] memory, int offset) {
        return HeapAccess.loadLong(effective(address, offset, Long.BYTES, memory), memory);
    }

    public static void store8(int address, int value, byte[] memory, int offset) {
        HeapAccess.storeByte(effective(address, offset, Byte.BYTES, memory), value, memory);
    }

    public static void store16(int address, int value, byte[] memory, int offset) {
        HeapAccess.storeShort(effective(address, offset, Short.BYTES, memory), value, memory);
    }

    public static void store32(int address, int value, byte[] memory, int offset) {
        HeapAccess.storeInt(effective(address, offset, Integer.BYTES, memory), value, memory);
    }

    public static void store64(int address, long value, byte[] memory, int offset) {
        HeapAccess.storeLong(effective(address, offset, Long.BYTES, memory), value, memory);
    }

    public static int add8(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        HeapAccess.storeByte(at, old + value, memory);
        return old;
    }

    public static int add16(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        HeapAccess.storeShort(at, old + value, memory);
        return old;
    }

    public static int add32(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        HeapAccess.storeInt(at, old + value, memory);
        return old;
    }

    public static long add64(int address, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        HeapAccess.storeLong(at, old + value, memory);
        return old;
    }

    public static int and8(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        HeapAccess.storeByte(at, old & value, memory);
        return old;
    }

    public static int and16(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        HeapAccess.storeShort(at, old & value, memory);
        return old;
    }

    public static int and32(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        HeapAccess.storeInt(at, old & value, memory);
        return old;
    }

    public static long and64(int address, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        HeapAccess.storeLong(at, old & value, memory);
        return old;
    }

    public static int or8(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        HeapAccess.storeByte(at, old | value, memory);
        return old;
    }

    public static int or16(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        HeapAccess.storeShort(at, old | value, memory);
        return old;
    }

    public static int or32(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        HeapAccess.storeInt(at, old | value, memory);
        return old;
    }

    public static long or64(int address, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        HeapAccess.storeLong(at, old | value, memory);
        return old;
    }

    public static int xor8(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        HeapAccess.storeByte(at, old ^ value, memory);
        return old;
    }

    public static int xor16(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        HeapAccess.storeShort(at, old ^ value, memory);
        return old;
    }

    public static int xor32(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        HeapAccess.storeInt(at, old ^ value, memory);
        return old;
    }

    public static long xor64(int address, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        HeapAccess.storeLong(at, old ^ value, memory);
        return old;
    }

    public static int xchg8(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        HeapAccess.storeByte(at, value, memory);
        return old;
    }

    public static int xchg16(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        HeapAccess.storeShort(at, value, memory);
        return old;
    }

    public static int xchg32(int address, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        HeapAccess.storeInt(at, value, memory);
        return old;
    }

    public static long xchg64(int address, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        HeapAccess.storeLong(at, value, memory);
        return old;
    }

    public static int cmpxchg8(int address, int expected, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Byte.BYTES, memory);
        int old = HeapAccess.loadUnsignedByte(at, memory);
        if (old == (expected & 0xff)) {
            HeapAccess.storeByte(at, value, memory);
        }
        return old;
    }

    public static int cmpxchg16(int address, int expected, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Short.BYTES, memory);
        int old = HeapAccess.loadUnsignedShort(at, memory);
        if (old == (expected & 0xffff)) {
            HeapAccess.storeShort(at, value, memory);
        }
        return old;
    }

    public static int cmpxchg32(int address, int expected, int value, byte[] memory, int offset) {
        int at = effective(address, offset, Integer.BYTES, memory);
        int old = HeapAccess.loadInt(at, memory);
        if (old == expected) {
            HeapAccess.storeInt(at, value, memory);
        }
        return old;
    }

    public static long cmpxchg64(int address, long expected, long value, byte[] memory, int offset) {
        int at = effective(address, offset, Long.BYTES, memory);
        long old = HeapAccess.loadLong(at, memory);
        if (old == expected) {
            HeapAccess.storeLong(at, value, memory);
        }
        return old;
    }

    private static int effective(int address, int offset, int bytes, byte[] memory) {
        long effective = (address & UNSIGNED) + (offset & UNSIGNED);
        if ((effective & (bytes - 1)) != 0) {
            throw Traps.unaligned();
        }
        if (effective > memory.length - bytes) {
            throw Traps.memory();
        }
        return (int) effective;
    }
}
