package dev.mote.engine.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.ByteVector;

/** Loads and stores of whole vectors; out of bounds is an exception of the JVM, as it is of arrays. Called by generated code. */
// All of the process: nothing but the checks here keeps a guest inside its memory.
@SuppressWarnings("restricted")
public final class VectorAccess {
    private static final int LAST = 15;
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private VectorAccess() {}

    public static ByteVector loadVector(int address, byte[] memory) {
        return ByteVector.fromArray(ByteVector.SPECIES_128, memory, address);
    }

    public static ByteVector loadVector(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw new IndexOutOfBoundsException(address);
        }
        return ByteVector.fromArray(ByteVector.SPECIES_128, memory, address + offset);
    }

    public static ByteVector loadVector(int address, long base, int size) {
        return ByteVector.fromMemorySegment(
                ByteVector.SPECIES_128, ALL, base + Objects.checkIndex(address, size - LAST), ByteOrder.LITTLE_ENDIAN);
    }

    public static ByteVector loadVector(int address, long base, int size, int offset) {
        if (address < 0) {
            throw new IndexOutOfBoundsException(address);
        }
        return ByteVector.fromMemorySegment(
                ByteVector.SPECIES_128,
                ALL,
                base + Objects.checkIndex(address + offset, size - LAST),
                ByteOrder.LITTLE_ENDIAN);
    }

    public static ByteVector loadVector(int address, MemorySegment memory) {
        return ByteVector.fromMemorySegment(
                ByteVector.SPECIES_128, memory, address & 0xffff_ffffL, ByteOrder.LITTLE_ENDIAN);
    }

    public static ByteVector loadVector(int address, MemorySegment memory, int offset) {
        return ByteVector.fromMemorySegment(
                ByteVector.SPECIES_128,
                memory,
                (address & 0xffff_ffffL) + (offset & 0xffff_ffffL),
                ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeVector(int address, ByteVector value, byte[] memory) {
        value.intoArray(memory, address);
    }

    public static void storeVector(int address, ByteVector value, byte[] memory, int offset) {
        if (address < 0) {
            throw new IndexOutOfBoundsException(address);
        }
        value.intoArray(memory, address + offset);
    }

    public static void storeVector(int address, ByteVector value, long base, int size) {
        value.intoMemorySegment(ALL, base + Objects.checkIndex(address, size - LAST), ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeVector(int address, ByteVector value, long base, int size, int offset) {
        if (address < 0) {
            throw new IndexOutOfBoundsException(address);
        }
        value.intoMemorySegment(ALL, base + Objects.checkIndex(address + offset, size - LAST), ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeVector(int address, ByteVector value, MemorySegment memory) {
        value.intoMemorySegment(memory, address & 0xffff_ffffL, ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeVector(int address, ByteVector value, MemorySegment memory, int offset) {
        value.intoMemorySegment(memory, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), ByteOrder.LITTLE_ENDIAN);
    }
}
