package dev.mote.engine.codegen;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Loads and stores of a memory that may have 2 GiB and more. Addresses and offsets are unsigned, so their sum never
 * overflows a long; the segment checks it. Called by generated code.
 */
public final class LargeAccess {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LargeAccess() {}

    public static int loadInt(int address, MappedBytes memory) {
        return memory.segment.get(INT, address & 0xffff_ffffL);
    }

    public static int loadInt(int address, MappedBytes memory, int offset) {
        return memory.segment.get(INT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static long loadLong(int address, MappedBytes memory) {
        return memory.segment.get(LONG, address & 0xffff_ffffL);
    }

    public static long loadLong(int address, MappedBytes memory, int offset) {
        return memory.segment.get(LONG, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static float loadFloat(int address, MappedBytes memory) {
        return memory.segment.get(FLOAT, address & 0xffff_ffffL);
    }

    public static float loadFloat(int address, MappedBytes memory, int offset) {
        return memory.segment.get(FLOAT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static double loadDouble(int address, MappedBytes memory) {
        return memory.segment.get(DOUBLE, address & 0xffff_ffffL);
    }

    public static double loadDouble(int address, MappedBytes memory, int offset) {
        return memory.segment.get(DOUBLE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadByte(int address, MappedBytes memory) {
        return memory.segment.get(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL);
    }

    public static int loadByte(int address, MappedBytes memory, int offset) {
        return memory.segment.get(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadUnsignedByte(int address, MappedBytes memory) {
        return memory.segment.get(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL) & 0xff;
    }

    public static int loadUnsignedByte(int address, MappedBytes memory, int offset) {
        return memory.segment.get(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL)) & 0xff;
    }

    public static int loadShort(int address, MappedBytes memory) {
        return memory.segment.get(SHORT, address & 0xffff_ffffL);
    }

    public static int loadShort(int address, MappedBytes memory, int offset) {
        return memory.segment.get(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL));
    }

    public static int loadUnsignedShort(int address, MappedBytes memory) {
        return memory.segment.get(SHORT, address & 0xffff_ffffL) & 0xffff;
    }

    public static int loadUnsignedShort(int address, MappedBytes memory, int offset) {
        return memory.segment.get(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL)) & 0xffff;
    }

    public static void storeInt(int address, int value, MappedBytes memory) {
        memory.segment.set(INT, address & 0xffff_ffffL, value);
    }

    public static void storeInt(int address, int value, MappedBytes memory, int offset) {
        memory.segment.set(INT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeLong(int address, long value, MappedBytes memory) {
        memory.segment.set(LONG, address & 0xffff_ffffL, value);
    }

    public static void storeLong(int address, long value, MappedBytes memory, int offset) {
        memory.segment.set(LONG, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeFloat(int address, float value, MappedBytes memory) {
        memory.segment.set(FLOAT, address & 0xffff_ffffL, value);
    }

    public static void storeFloat(int address, float value, MappedBytes memory, int offset) {
        memory.segment.set(FLOAT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeDouble(int address, double value, MappedBytes memory) {
        memory.segment.set(DOUBLE, address & 0xffff_ffffL, value);
    }

    public static void storeDouble(int address, double value, MappedBytes memory, int offset) {
        memory.segment.set(DOUBLE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value);
    }

    public static void storeByte(int address, int value, MappedBytes memory) {
        memory.segment.set(ValueLayout.JAVA_BYTE, address & 0xffff_ffffL, (byte) value);
    }

    public static void storeByte(int address, int value, MappedBytes memory, int offset) {
        memory.segment.set(ValueLayout.JAVA_BYTE, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), (byte) value);
    }

    public static void storeShort(int address, int value, MappedBytes memory) {
        memory.segment.set(SHORT, address & 0xffff_ffffL, (short) value);
    }

    public static void storeShort(int address, int value, MappedBytes memory, int offset) {
        memory.segment.set(SHORT, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), (short) value);
    }
}
