package dev.mote.engine.codegen;

import java.util.Objects;
import jdk.internal.misc.Unsafe;

/**
 * Loads and stores of a memory that is mapped and has less than 2 GiB. The check is that of an array's index, which the
 * JIT knows to move out of loops: a segment's own costs interpreters twice their time. So an address from 2^31 on is a
 * negative index and fails by itself; with an offset the sign is checked before the addition, which then can only
 * overflow into the negative. Nothing but these checks keeps a guest inside its memory.
 *
 * <p>Flat on purpose, and of what the JIT knows by itself: it inlines only so much into a guest's loop. Called by
 * generated code, where {@link RawMemory} is available.
 */
public final class MappedAccess {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private MappedAccess() {}

    public static int loadInt(int address, MappedBytes memory) {
        return UNSAFE.getIntUnaligned(null, memory.base + Objects.checkIndex(address, memory.end4));
    }

    public static int loadInt(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getIntUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end4));
    }

    public static long loadLong(int address, MappedBytes memory) {
        return UNSAFE.getLongUnaligned(null, memory.base + Objects.checkIndex(address, memory.end8));
    }

    public static long loadLong(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getLongUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end8));
    }

    public static float loadFloat(int address, MappedBytes memory) {
        return Float.intBitsToFloat(
                UNSAFE.getIntUnaligned(null, memory.base + Objects.checkIndex(address, memory.end4)));
    }

    public static float loadFloat(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return Float.intBitsToFloat(
                UNSAFE.getIntUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end4)));
    }

    public static double loadDouble(int address, MappedBytes memory) {
        return Double.longBitsToDouble(
                UNSAFE.getLongUnaligned(null, memory.base + Objects.checkIndex(address, memory.end8)));
    }

    public static double loadDouble(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return Double.longBitsToDouble(
                UNSAFE.getLongUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end8)));
    }

    public static int loadByte(int address, MappedBytes memory) {
        return UNSAFE.getByte(memory.base + Objects.checkIndex(address, memory.end1));
    }

    public static int loadByte(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getByte(memory.base + Objects.checkIndex(address + offset, memory.end1));
    }

    public static int loadUnsignedByte(int address, MappedBytes memory) {
        return UNSAFE.getByte(memory.base + Objects.checkIndex(address, memory.end1)) & 0xff;
    }

    public static int loadUnsignedByte(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getByte(memory.base + Objects.checkIndex(address + offset, memory.end1)) & 0xff;
    }

    public static int loadShort(int address, MappedBytes memory) {
        return UNSAFE.getShortUnaligned(null, memory.base + Objects.checkIndex(address, memory.end2));
    }

    public static int loadShort(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getShortUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end2));
    }

    public static int loadUnsignedShort(int address, MappedBytes memory) {
        return UNSAFE.getShortUnaligned(null, memory.base + Objects.checkIndex(address, memory.end2)) & 0xffff;
    }

    public static int loadUnsignedShort(int address, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return UNSAFE.getShortUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end2)) & 0xffff;
    }

    public static void storeInt(int address, int value, MappedBytes memory) {
        UNSAFE.putIntUnaligned(null, memory.base + Objects.checkIndex(address, memory.end4), value);
    }

    public static void storeInt(int address, int value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putIntUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end4), value);
    }

    public static void storeLong(int address, long value, MappedBytes memory) {
        UNSAFE.putLongUnaligned(null, memory.base + Objects.checkIndex(address, memory.end8), value);
    }

    public static void storeLong(int address, long value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putLongUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end8), value);
    }

    public static void storeFloat(int address, float value, MappedBytes memory) {
        UNSAFE.putIntUnaligned(
                null, memory.base + Objects.checkIndex(address, memory.end4), Float.floatToRawIntBits(value));
    }

    public static void storeFloat(int address, float value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putIntUnaligned(
                null, memory.base + Objects.checkIndex(address + offset, memory.end4), Float.floatToRawIntBits(value));
    }

    public static void storeDouble(int address, double value, MappedBytes memory) {
        UNSAFE.putLongUnaligned(
                null, memory.base + Objects.checkIndex(address, memory.end8), Double.doubleToRawLongBits(value));
    }

    public static void storeDouble(int address, double value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putLongUnaligned(
                null,
                memory.base + Objects.checkIndex(address + offset, memory.end8),
                Double.doubleToRawLongBits(value));
    }

    public static void storeByte(int address, int value, MappedBytes memory) {
        UNSAFE.putByte(memory.base + Objects.checkIndex(address, memory.end1), (byte) value);
    }

    public static void storeByte(int address, int value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putByte(memory.base + Objects.checkIndex(address + offset, memory.end1), (byte) value);
    }

    public static void storeShort(int address, int value, MappedBytes memory) {
        UNSAFE.putShortUnaligned(null, memory.base + Objects.checkIndex(address, memory.end2), (short) value);
    }

    public static void storeShort(int address, int value, MappedBytes memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        UNSAFE.putShortUnaligned(null, memory.base + Objects.checkIndex(address + offset, memory.end2), (short) value);
    }
}
