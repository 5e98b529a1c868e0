package dev.mote.engine.simd;

import dev.mote.engine.V128;
import dev.mote.engine.codegen.Traps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Loads and stores of whole vectors as two longs. All sixteen bytes are checked before the first is written. Called by
 * generated code.
 */
// All of the process: nothing but the checks here keeps a guest inside its memory.
@SuppressWarnings("restricted")
public final class PlainAccess {
    private static final int BYTES = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private PlainAccess() {}

    public static V128 loadVector(int address, byte[] memory) {
        Objects.checkFromIndexSize(address, BYTES, memory.length);
        return new V128((long) LONGS.get(memory, address), (long) LONGS.get(memory, address + Long.BYTES));
    }

    public static V128 loadVector(int address, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return loadVector(address + offset, memory);
    }

    public static V128 loadVector(int address, long base, int size) {
        long from = base + Objects.checkIndex(address, size - (BYTES - 1));
        return new V128(ALL.get(LONG, from), ALL.get(LONG, from + Long.BYTES));
    }

    public static V128 loadVector(int address, long base, int size, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        return loadVector(address + offset, base, size);
    }

    public static V128 loadVector(int address, MemorySegment memory) {
        long from = address & 0xffff_ffffL;
        return new V128(memory.get(LONG, from), memory.get(LONG, from + Long.BYTES));
    }

    public static V128 loadVector(int address, MemorySegment memory, int offset) {
        long from = (address & 0xffff_ffffL) + (offset & 0xffff_ffffL);
        return new V128(memory.get(LONG, from), memory.get(LONG, from + Long.BYTES));
    }

    public static void storeVector(int address, V128 value, byte[] memory) {
        Objects.checkFromIndexSize(address, BYTES, memory.length);
        LONGS.set(memory, address, value.low());
        LONGS.set(memory, address + Long.BYTES, value.high());
    }

    public static void storeVector(int address, V128 value, byte[] memory, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        storeVector(address + offset, value, memory);
    }

    public static void storeVector(int address, V128 value, long base, int size) {
        long to = base + Objects.checkIndex(address, size - (BYTES - 1));
        ALL.set(LONG, to, value.low());
        ALL.set(LONG, to + Long.BYTES, value.high());
    }

    public static void storeVector(int address, V128 value, long base, int size, int offset) {
        if (address < 0) {
            throw Traps.memory();
        }
        storeVector(address + offset, value, base, size);
    }

    public static void storeVector(int address, V128 value, MemorySegment memory) {
        store(address & 0xffff_ffffL, value, memory);
    }

    public static void storeVector(int address, V128 value, MemorySegment memory, int offset) {
        store((address & 0xffff_ffffL) + (offset & 0xffff_ffffL), value, memory);
    }

    private static void store(long to, V128 value, MemorySegment memory) {
        memory.set(LONG, to + Long.BYTES, value.high());
        memory.set(LONG, to, value.low());
    }
}
