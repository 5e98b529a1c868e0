package dev.mote.worlds;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A memory without a guest. */
final class ArrayMemory implements Memory {
    private final ByteBuffer bytes;

    ArrayMemory(int pages) {
        bytes = ByteBuffer.allocate(pages * MemoryType.PAGE).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public MemoryType type() {
        return MemoryType.of(pages());
    }

    @Override
    public int pages() {
        return bytes.capacity() / MemoryType.PAGE;
    }

    @Override
    public int grow(int delta) {
        return -1;
    }

    @Override
    public byte getByte(int address) {
        return bytes.get(at(address, 1));
    }

    @Override
    public void putByte(int address, byte value) {
        bytes.put(at(address, 1), value);
    }

    @Override
    public short getShort(int address) {
        return bytes.getShort(at(address, 2));
    }

    @Override
    public void putShort(int address, short value) {
        bytes.putShort(at(address, 2), value);
    }

    @Override
    public int getInt(int address) {
        return bytes.getInt(at(address, 4));
    }

    @Override
    public void putInt(int address, int value) {
        bytes.putInt(at(address, 4), value);
    }

    @Override
    public long getLong(int address) {
        return bytes.getLong(at(address, 8));
    }

    @Override
    public void putLong(int address, long value) {
        bytes.putLong(at(address, 8), value);
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) {
        bytes.get(at(address, length), into, offset, length);
    }

    @Override
    public void write(int address, byte[] from, int offset, int length) {
        bytes.put(at(address, length), from, offset, length);
    }

    @Override
    public void fill(int address, byte value, int length) {
        for (int i = 0; i < length; i++) {
            putByte(address + i, value);
        }
    }

    @Override
    public void check(int address, int length) {
        if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > bytes.capacity()) {
            throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
    }

    private int at(int address, int length) {
        check(address, length);
        return address;
    }
}
