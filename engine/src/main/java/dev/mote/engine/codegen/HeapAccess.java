package dev.mote.engine.codegen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of a memory that is a heap array. The array is shorter than 2 GiB, so an address from 2^31 on is a
 * negative index and fails by itself; with an offset the sign is checked before the addition, which then can only
 * overflow into the negative. Flat on purpose: the JIT inlines each of these into guest loops. Called by generated code.
 */
public final class HeapAccess {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private HeapAccess() {}

    public static int loadInt(int address, byte[] memory) {
        return (int) INTS.get(memory, address);
    }

    public static int loadInt(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (int) INTS.get(memory, address + offset);
    }

    public static long loadLong(int address, byte[] memory) {
        return (long) LONGS.get(memory, address);
    }

    public static long loadLong(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (long) LONGS.get(memory, address + offset);
    }

    public static float loadFloat(int address, byte[] memory) {
        return (float) FLOATS.get(memory, address);
    }

    public static float loadFloat(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (float) FLOATS.get(memory, address + offset);
    }

    public static double loadDouble(int address, byte[] memory) {
        return (double) DOUBLES.get(memory, address);
    }

    public static double loadDouble(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (double) DOUBLES.get(memory, address + offset);
    }

    public static int loadByte(int address, byte[] memory) {
        return memory[address];
    }

    public static int loadByte(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return memory[address + offset];
    }

    public static int loadUnsignedByte(int address, byte[] memory) {
        return memory[address] & 0xff;
    }

    public static int loadUnsignedByte(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return memory[address + offset] & 0xff;
    }

    public static int loadShort(int address, byte[] memory) {
        return (short) SHORTS.get(memory, address);
    }

    public static int loadShort(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (short) SHORTS.get(memory, address + offset);
    }

    public static int loadUnsignedShort(int address, byte[] memory) {
        return (short) SHORTS.get(memory, address) & 0xffff;
    }

    public static int loadUnsignedShort(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return (short) SHORTS.get(memory, address + offset) & 0xffff;
    }

    public static void storeInt(int address, int value, byte[] memory) {
        INTS.set(memory, address, value);
    }

    public static void storeInt(int address, int value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        INTS.set(memory, address + offset, value);
    }

    public static void storeLong(int address, long value, byte[] memory) {
        LONGS.set(memory, address, value);
    }

    public static void storeLong(int address, long value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        LONGS.set(memory, address + offset, value);
    }

    public static void storeFloat(int address, float value, byte[] memory) {
        FLOATS.set(memory, address, value);
    }

    public static void storeFloat(int address, float value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        FLOATS.set(memory, address + offset, value);
    }

    public static void storeDouble(int address, double value, byte[] memory) {
        DOUBLES.set(memory, address, value);
    }

    public static void storeDouble(int address, double value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        DOUBLES.set(memory, address + offset, value);
    }

    public static void storeByte(int address, int value, byte[] memory) {
        memory[address] = (byte) value;
    }

    public static void storeByte(int address, int value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        memory[address + offset] = (byte) value;
    }

    public static void storeShort(int address, int value, byte[] memory) {
        SHORTS.set(memory, address, (short) value);
    }

    public static void storeShort(int address, int value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        SHORTS.set(memory, address + offset, (short) value);
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN)
                .withInvokeExactBehavior();
    }
}
