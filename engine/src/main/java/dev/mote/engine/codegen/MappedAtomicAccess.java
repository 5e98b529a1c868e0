package dev.mote.engine.codegen;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic accesses of a memory that is mapped, sequentially consistent. The JVM changes words of 32 and 64 bits in one
 * step; what is narrower is changed within its word. Called by generated code.
 */
public final class MappedAtomicAccess {
    private static final long UNSIGNED = 0xffff_ffffL;
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;

    private static final VarHandle BYTES = ValueLayout.JAVA_BYTE.varHandle();
    private static final VarHandle SHORTS =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle INTS =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle LONGS =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private MappedAtomicAccess() {}

    public static void fence() {
        VarHandle.fullFence();
    }

    public static int load8(int address, MappedBytes memory, int offset) {
        return (byte) BYTES.getVolatile(memory.segment, effective(address, offset, Byte.BYTES)) & BYTE;
    }

    public static int load16(int address, MappedBytes memory, int offset) {
        return (short) SHORTS.getVolatile(memory.segment, effective(address, offset, Short.BYTES)) & SHORT;
    }

    public static int load32(int address, MappedBytes memory, int offset) {
        return (int) INTS.getVolatile(memory.segment, effective(address, offset, Integer.BYTES));
    }

    public static long load64(int address, MappedBytes memory, int offset) {
        return (long) LONGS.getVolatile(memory.segment, effective(address, offset, Long.BYTES));
    }

    public static void store8(int address, int value, MappedBytes memory, int offset) {
        BYTES.setVolatile(memory.segment, effective(address, offset, Byte.BYTES), (byte) value);
    }

    public static void store16(int address, int value, MappedBytes memory, int offset) {
        SHORTS.setVolatile(memory.segment, effective(address, offset, Short.BYTES), (short) value);
    }

    public static void store32(int address, int value, MappedBytes memory, int offset) {
        INTS.setVolatile(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static void store64(int address, long value, MappedBytes memory, int offset) {
        LONGS.setVolatile(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int add8(int address, int value, MappedBytes memory, int offset) {
        return addWithin(memory, effective(address, offset, Byte.BYTES), value, BYTE);
    }

    public static int add16(int address, int value, MappedBytes memory, int offset) {
        return addWithin(memory, effective(address, offset, Short.BYTES), value, SHORT);
    }

    public static int add32(int address, int value, MappedBytes memory, int offset) {
        return (int) INTS.getAndAdd(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static long add64(int address, long value, MappedBytes memory, int offset) {
        return (long) LONGS.getAndAdd(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int and8(int address, int value, MappedBytes memory, int offset) {
        return andWithin(memory, effective(address, offset, Byte.BYTES), value, BYTE);
    }

    public static int and16(int address, int value, MappedBytes memory, int offset) {
        return andWithin(memory, effective(address, offset, Short.BYTES), value, SHORT);
    }

    public static int and32(int address, int value, MappedBytes memory, int offset) {
        return (int) INTS.getAndBitwiseAnd(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static long and64(int address, long value, MappedBytes memory, int offset) {
        return (long) LONGS.getAndBitwiseAnd(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int or8(int address, int value, MappedBytes memory, int offset) {
        return orWithin(memory, effective(address, offset, Byte.BYTES), value, BYTE);
    }

    public static int or16(int address, int value, MappedBytes memory, int offset) {
        return orWithin(memory, effective(address, offset, Short.BYTES), value, SHORT);
    }

    public static int or32(int address, int value, MappedBytes memory, int offset) {
        return (int) INTS.getAndBitwiseOr(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static long or64(int address, long value, MappedBytes memory, int offset) {
        return (long) LONGS.getAndBitwiseOr(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int xor8(int address, int value, MappedBytes memory, int offset) {
        return xorWithin(memory, effective(address, offset, Byte.BYTES), value, BYTE);
    }

    public static int xor16(int address, int value, MappedBytes memory, int offset) {
        return xorWithin(memory, effective(address, offset, Short.BYTES), value, SHORT);
    }

    public static int xor32(int address, int value, MappedBytes memory, int offset) {
        return (int) INTS.getAndBitwiseXor(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static long xor64(int address, long value, MappedBytes memory, int offset) {
        return (long) LONGS.getAndBitwiseXor(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int xchg8(int address, int value, MappedBytes memory, int offset) {
        return exchangeWithin(memory, effective(address, offset, Byte.BYTES), value, BYTE);
    }

    public static int xchg16(int address, int value, MappedBytes memory, int offset) {
        return exchangeWithin(memory, effective(address, offset, Short.BYTES), value, SHORT);
    }

    public static int xchg32(int address, int value, MappedBytes memory, int offset) {
        return (int) INTS.getAndSet(memory.segment, effective(address, offset, Integer.BYTES), value);
    }

    public static long xchg64(int address, long value, MappedBytes memory, int offset) {
        return (long) LONGS.getAndSet(memory.segment, effective(address, offset, Long.BYTES), value);
    }

    public static int cmpxchg8(int address, int expected, int value, MappedBytes memory, int offset) {
        return compareWithin(memory, effective(address, offset, Byte.BYTES), expected, value, BYTE);
    }

    public static int cmpxchg16(int address, int expected, int value, MappedBytes memory, int offset) {
        return compareWithin(memory, effective(address, offset, Short.BYTES), expected, value, SHORT);
    }

    public static int cmpxchg32(int address, int expected, int value, MappedBytes memory, int offset) {
        return (int)
                INTS.compareAndExchange(memory.segment, effective(address, offset, Integer.BYTES), expected, value);
    }

    public static long cmpxchg64(int address, long expected, long value, MappedBytes memory, int offset) {
        return (long) LONGS.compareAndExchange(memory.segment, effective(address, offset, Long.BYTES), expected, value);
    }

    private static long effective(int address, int offset, int bytes) {
        long effective = (address & UNSIGNED) + (offset & UNSIGNED);
        if ((effective & (bytes - 1)) != 0) {
            throw Traps.unaligned();
        }
        return effective;
    }

    private static long word(long address) {
        return address & -Integer.BYTES;
    }

    private static int shift(long address) {
        return (int) (address & (Integer.BYTES - 1)) * Byte.SIZE;
    }

    private static int addWithin(MappedBytes memory, long address, int value, int mask) {
        int shift = shift(address);
        while (true) {
            int word = (int) INTS.getVolatile(memory.segment, word(address));
            int old = (word >>> shift) & mask;
            if (replace(memory, address, word, old + value, mask)) {
                return old;
            }
        }
    }

    private static int exchangeWithin(MappedBytes memory, long address, int value, int mask) {
        int shift = shift(address);
        while (true) {
            int word = (int) INTS.getVolatile(memory.segment, word(address));
            if (replace(memory, address, word, value, mask)) {
                return (word >>> shift) & mask;
            }
        }
    }

    private static int compareWithin(MappedBytes memory, long address, int expected, int value, int mask) {
        int shift = shift(address);
        while (true) {
            int word = (int) INTS.getVolatile(memory.segment, word(address));
            int old = (word >>> shift) & mask;
            if (old != (expected & mask) || replace(memory, address, word, value, mask)) {
                return old;
            }
        }
    }

    private static boolean replace(MappedBytes memory, long address, int word, int value, int mask) {
        int shift = shift(address);
        int replaced = (word & ~(mask << shift)) | ((value & mask) << shift);
        return INTS.compareAndSet(memory.segment, word(address), word, replaced);
    }

    private static int andWithin(MappedBytes memory, long address, int value, int mask) {
        int shift = shift(address);
        int keep = ~(mask << shift) | (value << shift);
        return ((int) INTS.getAndBitwiseAnd(memory.segment, word(address), keep) >>> shift) & mask;
    }

    private static int orWithin(MappedBytes memory, long address, int value, int mask) {
        int shift = shift(address);
        return ((int) INTS.getAndBitwiseOr(memory.segment, word(address), (value & mask) << shift) >>> shift) & mask;
    }

    private static int xorWithin(MappedBytes memory, long address, int value, int mask) {
        int shift = shift(address);
        return ((int) INTS.getAndBitwiseXor(memory.segment, word(address), (value & mask) << shift) >>> shift) & mask;
    }
}
