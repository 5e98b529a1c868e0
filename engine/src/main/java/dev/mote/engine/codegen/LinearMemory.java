package dev.mote.engine.codegen;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A linear memory. Each shape keeps its bytes in a public field of the type that its access helper takes, which
 * generated code loads into a local. Used by the thread that runs the guest.
 *
 * <p>A shared memory is used by the threads of all guests that hold it. {@code growth} guards its size, which only grows:
 * the bytes are there before the size says so.
 */
public abstract sealed class LinearMemory implements Memory permits HeapMemory, MappedMemory {
    private static final MemorySegment ZEROS =
            MemorySegment.ofArray(new byte[MemoryImage.UNIT]).asReadOnly();

    private final MemoryType declared;
    final MemoryAccount account;
    private final AtomicInteger holders = new AtomicInteger();
    private final Optional<Waiters> waiters;
    private final ReentrantLock growth = new ReentrantLock();
    private volatile int pages;

    LinearMemory(MemoryType declared, MemoryAccount account) {
        this.declared = declared;
        this.account = account;
        this.pages = (int) declared.minimum();
        this.waiters = declared.shared() ? Optional.of(new Waiters()) : Optional.empty();
    }

    /**
     * A memory of zeros, or of what an image says.
     *
     * @throws ModuleException where the instance may not hold it
     * @throws Trap where the node has no memory left
     */
    static LinearMemory make(
            MemoryType type,
            MemoryAccount account,
            GuestMemories memories,
            MemoryShape shape,
            Optional<MemoryImage> image) {
        if (type.minimum() > shape.maximumPages()) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    "a memory of " + Long.toUnsignedString(type.minimum()) + " pages is more than the "
                            + shape.maximumPages() + " that the engine has");
        }
        account.add(bytes(type.minimum()));
        try {
            return memories.make(type, account, shape, image);
        } catch (OutOfMemoryError e) {
            account.subtract(bytes(type.minimum()));
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        } catch (Trap e) {
            account.subtract(bytes(type.minimum()));
            throw e;
        }
    }

    /** Makes {@code bytes} the size, if the node has them; what is new is zero. */
    abstract boolean resize(long bytes);

    /** The bytes as a segment. */
    abstract MemorySegment view();

    /**
     * Charges what the guest touched since it was last asked, where that is charged later than it happens. Any thread.
     *
     * @return false where the node has no memory left
     */
    abstract boolean chargeTouched();

    /** The content, for memories that are to start with it. */
    abstract MemoryImage image();

    /** Gives the bytes back; every later access is out of bounds. */
    abstract void free();

    /** The current size as the minimum, as an importing module sees it. */
    @Override
    public MemoryType type() {
        return new MemoryType(pages, declared.maximum(), declared.shared(), declared.memory64());
    }

    @Override
    public int pages() {
        return pages;
    }

    /** Who waits at addresses of this memory; empty where it is not shared. */
    final Optional<Waiters> waiters() {
        return waiters;
    }

    @Override
    public int grow(int delta) {
        if (!declared.shared()) {
            return growNow(delta);
        }
        growth.lock();
        try {
            return growNow(delta);
        } finally {
            growth.unlock();
        }
    }

    private int growNow(int delta) {
        int old = pages;
        long grown = Integer.toUnsignedLong(delta) + old;
        long more = bytes(Integer.toUnsignedLong(delta));
        if (grown > maximum() || !account.tryAdd(more)) {
            return -1;
        }
        if (delta != 0 && !resize(bytes(grown))) {
            account.subtract(more);
            return -1;
        }
        pages = (int) grown;
        return old;
    }

    @Override
    public void check(int address, int length) {
        if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > bytes(pages)) {
            throw Traps.memory();
        }
    }

    @Override
    public final int trimmedLength(int address, int length) {
        check(address, length);
        MemorySegment bytes = view();
        long begin = Integer.toUnsignedLong(address);
        long end = begin + length;
        while (end - begin >= ZEROS.byteSize() && isZero(bytes, end - ZEROS.byteSize(), ZEROS.byteSize())) {
            end -= ZEROS.byteSize();
        }
        while (end - begin >= Long.BYTES && bytes.get(JAVA_LONG_UNALIGNED, end - Long.BYTES) == 0) {
            end -= Long.BYTES;
        }
        while (end > begin && bytes.get(JAVA_BYTE, end - 1) == 0) {
            end--;
        }
        return (int) (end - begin);
    }

    static boolean isZero(MemorySegment bytes, long from, long length) {
        return MemorySegment.mismatch(bytes, from, from + length, ZEROS, 0, length) < 0;
    }

    final void checkedCopy(LinearMemory source, int from, int to, int length) {
        source.check(from, length);
        check(to, length);
        MemorySegment.copy(
                source.view(),
                Integer.toUnsignedLong(from),
                view(),
                Integer.toUnsignedLong(to),
                Integer.toUnsignedLong(length));
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) {
        check(address, length);
        MemorySegment.copy(view(), JAVA_BYTE, Integer.toUnsignedLong(address), into, offset, length);
    }

    @Override
    public void write(int address, byte[] from, int offset, int length) {
        check(address, length);
        MemorySegment.copy(from, offset, view(), JAVA_BYTE, Integer.toUnsignedLong(address), length);
    }

    @Override
    public void fill(int address, byte value, int length) {
        check(address, length);
        view().asSlice(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length))
                .fill(value);
    }

    /** Gives back the bytes of a memory that no instance ever held. */
    final void discard() {
        retain();
        release();
    }

    /** Another instance holds this memory. */
    final void retain() {
        holders.incrementAndGet();
    }

    /** An instance has gone; the last one gives the bytes back. */
    final void release() {
        if (holders.decrementAndGet() == 0) {
            account.subtract(bytes(pages));
            pages = 0;
            free();
        }
    }

    abstract long maximumPages();

    static long bytes(long pages) {
        return pages * MemoryType.PAGE;
    }

    private long maximum() {
        OptionalLong limit = declared.maximum();
        return Math.min(limit.orElse(maximumPages()), maximumPages());
    }
}
