package dev.mote.engine.codegen;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Loads and stores of a memory that is mapped. Addresses and offsets are unsigned, so their sum never overflows a long;
 * the segment checks it. Called by generated code.
 */
public final class MappedAccess {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MappedAccess() {}

    public static int loadInt(int address, MemorySegment memory) {
        return memory.get(INT, address & 0xffff_ffffL);
    }

    public static int loadInt(int address, MemorySegment memory, int offset) {
        return memory.get(INT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static long loadLong(int address, MemorySegment memory) {
        return memory.get(LONG, address & 0xffff_ffffL);
    }

    public static long loadLong(int address, MemorySegment memory, int offset) {
        return memory.get(LONG, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static float loadFloat(int address, MemorySegment memory) {
        return memory.get(FLOAT, address & 0xffff_ffffL);
    }

    public static float loadFloat(int address, MemorySegment memory, int offset) {
        return memory.get(FLOAT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static double loadDouble(int address, MemorySegment memory) {
        return memory.get(DOUBLE, address & 0xffff_ffffL);
    }

    public static double loadDouble(int address, MemorySegment memory, int offset) {
        return memory.get(DOUBLE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadByte(int address, MemorySegment memory) {
        return memory.get(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL);
    }

    public static int loadByte(int address, MemorySegment memory, int offset) {
        return memory.get(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadUnsignedByte(int address, MemorySegment memory) {
        return memory.get(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL) & 0xff;
    }

    public static int loadUnsignedByte(int address, MemorySegment memory, int offset) {
        return memory.get(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL)) & 0xff;
    }

    public static int loadShort(int address, MemorySegment memory) {
        return memory.get(SHORT, address & 0xffff_ffffL);
    }

    public static int loadShort(int address, MemorySegment memory, int offset) {
        return memory.get(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadUnsignedShort(int address, MemorySegment memory) {
        return memory.get(SHORT, address & 0xffff_ffffL) & 0xffff;
    }

    public static int loadUnsignedShort(int address, MemorySegment memory, int offset) {
        return memory.get(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL)) & 0xffff;
    }

    public static void storeInt(int address, int value, MemorySegment memory) {
        memory.set(INT, address & 0xffff_ffffL, value);
    }

    public static void storeInt(int address, int value, MemorySegment memory, int offset) {
        memory.set(INT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeLong(int address, long value, MemorySegment memory) {
        memory.set(LONG, address & 0xffff_ffffL, value);
    }

    public static void storeLong(int address, long value, MemorySegment memory, int offset) {
        memory.set(LONG, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeFloat(int address, float value, MemorySegment memory) {
        memory.set(FLOAT, address & 0xffff_ffffL, value);
    }

    public static void storeFloat(int address, float value, MemorySegment memory, int offset) {
        memory.set(FLOAT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeDouble(int address, double value, MemorySegment memory) {
        memory.set(DOUBLE, address & 0xffff_ffffL, value);
    }

    public static void storeDouble(int address, double value, MemorySegment memory, int offset) {
        memory.set(DOUBLE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeByte(int address, int value, MemorySegment memory) {
        memory.set(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL, (byte) value);
    }

    public static void storeByte(int address, int value, MemorySegment memory, int offset) {
        memory.set(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), (byte) value);
    }

    public static void storeShort(int address, int value, MemorySegment memory) {
        memory.set(SHORT, address & 0xffff_ffffL, (short) value);
    }

    public static void storeShort(int address, int value, MemorySegment memory, int offset) {
        memory.set(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), (short) value);
    }
}
