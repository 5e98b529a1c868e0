package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/** A memory in one array of exactly its size, so that the JVM's own bounds check is WebAssembly's. */
public final class HeapMemory extends LinearMemory {
    /** The largest array that HotSpot makes, in whole pages. */
    static final int MAXIMUM_PAGES = 32_767;

    private static final byte[] NONE = {};

    /** The bytes; another array after the memory grew. */
    public byte[] bytes;

    private final ArrayPool pool;

    HeapMemory(MemoryType declared, MemoryAccount account, ArrayPool pool, Optional<MemoryImage> image) {
        super(declared, account);
        this.pool = pool;
        bytes = take((int) bytes(declared.minimum()));
        image.ifPresent(content -> content.copyTo(view()));
    }

    @Override
    boolean resize(long size) {
        long more = size - bytes.length;
        if (!account.tryCharge(more)) {
            return false;
        }
        try {
            bytes = Arrays.copyOf(bytes, (int) size);
            return true;
        } catch (OutOfMemoryError e) {
            account.discharge(more);
            return false;
        }
    }

    /** All of an array is paid for when it is made. */
    @Override
    boolean chargeTouched() {
        return true;
    }

    private byte[] take(int size) {
        if (!account.tryCharge(size)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        try {
            return pool.take(size);
        } catch (OutOfMemoryError e) {
            account.discharge(size);
            throw e;
        }
    }

    @Override
    MemorySegment view() {
        return MemorySegment.ofArray(bytes);
    }

    @Override
    MemoryImage image() {
        MemorySegment content = view();
        return CopiedImage.of(pages(), content, MemoryImage.units(content, 0, content.byteSize()));
    }

    @Override
    void free() {
        byte[] last = bytes;
        bytes = NONE;
        account.discharge(last.length);
        pool.give(last);
    }

    @Override
    long maximumPages() {
        return MAXIMUM_PAGES;
    }

    @Override
    public byte getByte(int address) {
        check(address, Byte.BYTES);
        return bytes[address];
    }

    @Override
    public void putByte(int address, byte value) {
        check(address, Byte.BYTES);
        bytes[address] = value;
    }

    @Override
    public short getShort(int address) {
        check(address, Short.BYTES);
        return (short) HeapAccess.loadShort(address, bytes);
    }

    @Override
    public void putShort(int address, short value) {
        check(address, Short.BYTES);
        HeapAccess.storeShort(address, value, bytes);
    }

    @Override
    public int getInt(int address) {
        check(address, Integer.BYTES);
        return HeapAccess.loadInt(address, bytes);
    }

    @Override
    public void putInt(int address, int value) {
        check(address, Integer.BYTES);
        HeapAccess.storeInt(address, value, bytes);
    }

    @Override
    public long getLong(int address) {
        check(address, Long.BYTES);
        return HeapAccess.loadLong(address, bytes);
    }

    @Override
    public void putLong(int address, long value) {
        check(address, Long.BYTES);
        HeapAccess.storeLong(address, value, bytes);
    }
}
