package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;
import java.lang.foreign.MemorySegment;

/**
 * A memory that costs what the guest touches: its addresses are reserved up to the largest size it may have, so it grows
 * in place.
 */
public final class MappedMemory extends LinearMemory {
    static final long MAXIMUM_PAGES = 65_536;

    private final Mapping mapping;

    /** The bytes, exactly as many as the memory has; another segment after it grew. */
    public MemorySegment segment;

    MappedMemory(MemoryType declared, MemoryAccount account) {
        super(declared, account);
        long most = Math.min(declared.maximum().orElse(MAXIMUM_PAGES), MAXIMUM_PAGES);
        long reserved = Math.max(bytes(declared.minimum()), Math.min(bytes(most), account.limit()));
        mapping = Mapping.of(Math.max(reserved, MemoryType.PAGE));
        segment = mapping.segment().asSlice(0, bytes(declared.minimum()));
    }

    @Override
    MemorySegment view() {
        return segment;
    }

    @Override
    void resize(long size) {
        segment = mapping.segment().asSlice(0, size);
    }

    @Override
    void free() {
        segment = MemorySegment.NULL;
        mapping.unmap();
    }

    @Override
    long maximumPages() {
        return mapping.segment().byteSize() / MemoryType.PAGE;
    }

    @Override
    public byte getByte(int address) {
        check(address, Byte.BYTES);
        return (byte) MappedAccess.loadByte(address, segment);
    }

    @Override
    public void putByte(int address, byte value) {
        check(address, Byte.BYTES);
        MappedAccess.storeByte(address, value, segment);
    }

    @Override
    public short getShort(int address) {
        check(address, Short.BYTES);
        return (short) MappedAccess.loadShort(address, segment);
    }

    @Override
    public void putShort(int address, short value) {
        check(address, Short.BYTES);
        MappedAccess.storeShort(address, value, segment);
    }

    @Override
    public int getInt(int address) {
        check(address, Integer.BYTES);
        return MappedAccess.loadInt(address, segment);
    }

    @Override
    public void putInt(int address, int value) {
        check(address, Integer.BYTES);
        MappedAccess.storeInt(address, value, segment);
    }

    @Override
    public long getLong(int address) {
        check(address, Long.BYTES);
        return MappedAccess.loadLong(address, segment);
    }

    @Override
    public void putLong(int address, long value) {
        check(address, Long.BYTES);
        MappedAccess.storeLong(address, value, segment);
    }
}
