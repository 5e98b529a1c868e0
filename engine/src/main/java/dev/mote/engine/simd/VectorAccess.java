package dev.mote.engine.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;

/** Loads and stores of whole vectors; out of bounds is an exception of the JVM, as it is of arrays. Called by generated code. */
public final class VectorAccess {
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

    public static void storeVector(int address, ByteVector value, MemorySegment memory) {
        value.intoMemorySegment(memory, address & 0xffff_ffffL, ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeVector(int address, ByteVector value, MemorySegment memory, int offset) {
        value.intoMemorySegment(memory, (address & 0xffff_ffffL) + (offset & 0xffff_ffffL), ByteOrder.LITTLE_ENDIAN);
    }
}
