package dev.mote.engine.endive;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.OptionalLong;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.types.DataSegment;

/** A chunked memory as Endive's code calls it. */
// Four methods of the interface are marked for removal and abstract all the same.
@SuppressWarnings("removal")
final class EndiveMemory extends ChunkedMemory implements Memory {
    private final int initialPages;
    private DataSegments segments = DataSegments.NONE;

    EndiveMemory(ChunkPool pool, Quota quota, MemoryImage image, OptionalLong declaredMaximum) {
        super(pool, quota, image, declaredMaximum);
        this.initialPages = image.pages();
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Object lock(int address) {
        return this;
    }

    @Override
    public int waitOn(int address, int expected, long timeout) {
        throw new Trap(TrapCode.EXPECTED_SHARED_MEMORY);
    }

    @Override
    public int waitOn(int address, long expected, long timeout) {
        throw new Trap(TrapCode.EXPECTED_SHARED_MEMORY);
    }

    @Override
    public int notify(int address, int maxThreads) {
        check(address, Integer.BYTES);
        return 0;
    }

    /** Makes {@code memory.init} copy from these; answers what it copied from before. */
    DataSegments use(DataSegments other) {
        DataSegments before = segments;
        segments = other;
        return before;
    }

    /** Segments are the instance's business, and active ones the instance plan's. */
    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {}

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {}

    @Override
    public void initPassiveSegment(int segment, int to, int from, int length) {
        byte[] data = segments.data(segment);
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(length) > data.length) {
            throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        write(to, data, from, length);
    }

    @Override
    public void drop(int segment) {
        segments.drop(segment);
    }

    /** Called before a memory is filled, when it is what it should be already. */
    @Override
    public void zero() {}

    @Override
    public byte read(int address) {
        return getByte(address);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        return read(address, length);
    }

    @Override
    public short readShort(int address) {
        return getShort(address);
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(getShort(address));
    }

    @Override
    public int readInt(int address) {
        return getInt(address);
    }

    @Override
    public long readLong(int address) {
        return getLong(address);
    }

    @Override
    public long readF32(int address) {
        return getInt(address);
    }

    @Override
    public float readFloat(int address) {
        return Float.intBitsToFloat(getInt(address));
    }

    @Override
    public long readF64(int address) {
        return getLong(address);
    }

    @Override
    public double readDouble(int address) {
        return Double.longBitsToDouble(getLong(address));
    }

    @Override
    public void writeByte(int address, byte value) {
        putByte(address, value);
    }

    @Override
    public void writeShort(int address, short value) {
        putShort(address, value);
    }

    @Override
    public void writeI32(int address, int value) {
        putInt(address, value);
    }

    @Override
    public void writeLong(int address, long value) {
        putLong(address, value);
    }

    @Override
    public void writeF32(int address, float value) {
        putInt(address, Float.floatToRawIntBits(value));
    }

    @Override
    public void writeF64(int address, double value) {
        putLong(address, Double.doubleToRawLongBits(value));
    }

    @Override
    public void fill(byte value, int from, int to) {
        if (to < from) {
            throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        fill(from, value, to - from);
    }
}
