package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A memory that costs what the guest touches: its addresses are reserved up to the largest size it may have, so it grows
 * in place. Any thread may charge; {@code lock} keeps the mapping from going away meanwhile.
 */
public final class MappedMemory extends LinearMemory {
    /** With those that generated code reaches by 32 bits with a sign, as it does an array's. */
    static final long MAXIMUM_PAGES = 32_767;

    static final long LARGE_MAXIMUM_PAGES = 65_536;

    private final MemorySegment mapping;
    private final MemoryShape shape;
    private final GuestMemories memories;
    private final Optional<MappedImage> laid;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<MappedRegion> regions = new ArrayList<>();
    private long charged;
    private boolean freed;

    /** The bytes; another one after the memory grew. */
    public MappedBytes bytes;

    MappedMemory(
            MemoryType declared,
            MemoryAccount account,
            MemoryShape shape,
            GuestMemories memories,
            Optional<MemoryImage> image) {
        super(declared, account);
        this.shape = shape;
        long most = Math.min(declared.maximum().orElse(shape.maximumPages()), shape.maximumPages());
        long reserved = Math.max(bytes(declared.minimum()), Math.min(bytes(most), account.limit()));
        if (account.budget().used() >= account.budget().total()) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        this.memories = memories;
        laid = image.filter(MappedImage.class::isInstance).map(MappedImage.class::cast);
        mapping = memories.mappings().take(Math.max(reserved, MemoryType.PAGE), laid);
        bytes = new MappedBytes(mapping.asSlice(0, bytes(declared.minimum())));
        if (laid.isEmpty()) {
            image.ifPresent(content -> content.copyTo(view()));
        }
    }

    MemoryShape shape() {
        return shape;
    }

    @Override
    MemorySegment view() {
        return bytes.segment;
    }

    @Override
    boolean resize(long size) {
        bytes = new MappedBytes(mapping.asSlice(0, size));
        return true;
    }

    @Override
    boolean chargeTouched() {
        if (!lock.tryLock()) {
            // Somebody else is looking, or the memory is going away.
            return true;
        }
        try {
            long size = freed ? 0 : view().byteSize();
            if (size == 0) {
                return true;
            }
            long more = memories.touched().bytes(mapping.asSlice(0, size)) - charged;
            if (more <= 0) {
                return true;
            }
            if (!account.tryCharge(more)) {
                return false;
            }
            charged += more;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lays a region over a part of the memory. */
    void place(MappedRegion region, long address) {
        lock.lock();
        try {
            if (address + region.bytes() > view().byteSize()) {
                throw Traps.memory();
            }
            region.overlay(mapping.address() + address);
            regions.add(region);
        } finally {
            lock.unlock();
        }
    }

    @Override
    MemoryImage image() {
        if (!regions.isEmpty()) {
            throw new IllegalStateException("no snapshot can be taken: the memory holds a region that others share");
        }
        BitSet units = new BitSet();
        MemorySegment content = view();
        if (laid.isPresent()) {
            units = MemoryImage.units(content, 0, content.byteSize());
        } else {
            BitSet found = units;
            memories.touched().forEach(content, (offset, bytes) -> {
                found.or(MemoryImage.units(content, offset, bytes));
                return true;
            });
        }
        return (long) units.cardinality() * MemoryImage.UNIT < MappedImage.MINIMUM
                ? CopiedImage.of(pages(), content, units)
                : memories.mappedImage(pages(), content, units);
    }

    @Override
    void free() {
        lock.lock();
        try {
            freed = true;
            long used = view().byteSize();
            bytes = MappedBytes.NONE;
            if (waiters().isPresent() || !regions.isEmpty()) {
                // Others may still write there.
                Linux.unmap(mapping);
                regions.forEach(MappedRegion::release);
            } else {
                memories.mappings().give(mapping, used, laid);
            }
            account.discharge(charged);
        } finally {
            lock.unlock();
        }
    }

    @Override
    long maximumPages() {
        return mapping.byteSize() / MemoryType.PAGE;
    }

    @Override
    public byte getByte(int address) {
        check(address, Byte.BYTES);
        return (byte) LargeAccess.loadByte(address, bytes);
    }

    @Override
    public void putByte(int address, byte value) {
        check(address, Byte.BYTES);
        LargeAccess.storeByte(address, value, bytes);
    }

    @Override
    public short getShort(int address) {
        check(address, Short.BYTES);
        return (short) LargeAccess.loadShort(address, bytes);
    }

    @Override
    public void putShort(int address, short value) {
        check(address, Short.BYTES);
        LargeAccess.storeShort(address, value, bytes);
    }

    @Override
    public int getInt(int address) {
        check(address, Integer.BYTES);
        return LargeAccess.loadInt(address, bytes);
    }

    @Override
    public void putInt(int address, int value) {
        check(address, Integer.BYTES);
        LargeAccess.storeInt(address, value, bytes);
    }

    @Override
    public long getLong(int address) {
        check(address, Long.BYTES);
        return LargeAccess.loadLong(address, bytes);
    }

    @Override
    public void putLong(int address, long value) {
        check(address, Long.BYTES);
        LargeAccess.storeLong(address, value, bytes);
    }
}
