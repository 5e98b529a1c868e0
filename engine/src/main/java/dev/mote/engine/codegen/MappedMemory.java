package dev.mote.engine.codegen;

import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A memory that costs what the guest touches: its addresses are reserved up to the largest size it may have, so it grows
 * in place. Any thread may charge; {@code lock} keeps the mapping from going away meanwhile.
 */
public final class MappedMemory extends LinearMemory {
    static final long MAXIMUM_PAGES = 65_536;

    private final MemorySegment mapping;
    private final GuestMemories memories;
    private final Optional<MappedImage> laid;
    private final ReentrantLock lock = new ReentrantLock();
    private long charged;
    private boolean freed;

    /** The bytes, exactly as many as the memory has; another segment after it grew. */
    public MemorySegment segment;

    MappedMemory(MemoryType declared, MemoryAccount account, GuestMemories memories, Optional<MemoryImage> image) {
        super(declared, account);
        long most = Math.min(declared.maximum().orElse(MAXIMUM_PAGES), MAXIMUM_PAGES);
        long reserved = Math.max(bytes(declared.minimum()), Math.min(bytes(most), account.limit()));
        if (account.budget().used() >= account.budget().total()) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        this.memories = memories;
        laid = image.filter(MappedImage.class::isInstance).map(MappedImage.class::cast);
        mapping = memories.mappings().take(Math.max(reserved, MemoryType.PAGE), laid);
        segment = mapping.asSlice(0, bytes(declared.minimum()));
        if (laid.isEmpty()) {
            image.ifPresent(content -> content.copyTo(segment));
        }
    }

    @Override
    MemorySegment view() {
        return segment;
    }

    @Override
    boolean resize(long size) {
        segment = mapping.asSlice(0, size);
        return true;
    }

    @Override
    boolean chargeTouched() {
        if (!lock.tryLock()) {
            // Somebody else is looking, or the memory is going away.
            return true;
        }
        try {
            long size = freed ? 0 : segment.byteSize();
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

    @Override
    MemoryImage image() {
        BitSet units = new BitSet();
        MemorySegment content = segment;
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
            long used = segment.byteSize();
            segment = MemorySegment.NULL;
            if (waiters().isPresent()) {
                // A thread of another guest may still be about to touch it.
                Linux.unmap(mapping);
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
