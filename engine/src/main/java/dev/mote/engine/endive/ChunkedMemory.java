package dev.mote.engine.endive;

import static dev.mote.engine.endive.ChunkPool.CHUNK;
import static dev.mote.engine.endive.MemoryImage.CHUNKS_PER_PAGE;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A linear memory in chunks, copied when first written. A fresh one costs one array of references, whatever its size;
 * what is read before it was written comes from the image that all instances share.
 */
abstract class ChunkedMemory implements Memory {
    /** Addresses are ints and the compiled code adds offsets in ints, so a memory ends below 2 GiB. */
    static final int MAX_PAGES = 32_767;

    private static final int SHIFT = Integer.numberOfTrailingZeros(CHUNK);
    private static final int MASK = CHUNK - 1;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final ChunkPool pool;
    private final Quota quota;
    private final MemoryImage image;
    private final OptionalLong declaredMaximum;

    /** What is read: chunks of the image, or the memory's own. */
    private byte[][] chunks;

    /** What the image has in the same place; a chunk that is this very array is not the memory's own. Shared. */
    private byte[][] base;

    /** The places of the memory's own chunks, so that releasing costs what was touched. */
    private int[] owned = new int[8];

    private int ownedCount;

    ChunkedMemory(ChunkPool pool, Quota quota, MemoryImage image, OptionalLong declaredMaximum) {
        this.pool = pool;
        this.quota = quota;
        this.declaredMaximum = declaredMaximum;
        this.image = image;
        this.base = image.chunks();
        this.chunks = image.takeTable();
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public MemoryType type() {
        return new MemoryType(pages(), declaredMaximum, false, false);
    }

    @Override
    public int pages() {
        return chunks.length / CHUNKS_PER_PAGE;
    }

    /** The most pages that this memory may ever have. */
    public int maximumPages() {
        return (int) Math.min(declaredMaximum.orElse(MAX_PAGES), MAX_PAGES);
    }

    @Override
    public int grow(int delta) {
        int before = pages();
        if (delta < 0 || delta > maximumPages() - before || !quota.takeMemory((long) delta * MemoryType.PAGE)) {
            return -1;
        }
        base = extended(base, delta * CHUNKS_PER_PAGE);
        chunks = extended(chunks, delta * CHUNKS_PER_PAGE);
        return before;
    }

    @Override
    public final byte getByte(int address) {
        return source(address)[address & MASK];
    }

    @Override
    public final void putByte(int address, byte value) {
        target(address)[address & MASK] = value;
    }

    @Override
    public final short getShort(int address) {
        if ((address & MASK) <= CHUNK - Short.BYTES) {
            return (short) SHORT.get(source(address), address & MASK);
        }
        return (short) straddling(address, Short.BYTES);
    }

    @Override
    public final void putShort(int address, short value) {
        if ((address & MASK) <= CHUNK - Short.BYTES) {
            SHORT.set(target(address), address & MASK, value);
        } else {
            straddle(address, Short.BYTES, value);
        }
    }

    @Override
    public final int getInt(int address) {
        if ((address & MASK) <= CHUNK - Integer.BYTES) {
            return (int) INT.get(source(address), address & MASK);
        }
        return (int) straddling(address, Integer.BYTES);
    }

    @Override
    public final void putInt(int address, int value) {
        if ((address & MASK) <= CHUNK - Integer.BYTES) {
            INT.set(target(address), address & MASK, value);
        } else {
            straddle(address, Integer.BYTES, value);
        }
    }

    @Override
    public final long getLong(int address) {
        if ((address & MASK) <= CHUNK - Long.BYTES) {
            return (long) LONG.get(source(address), address & MASK);
        }
        return straddling(address, Long.BYTES);
    }

    @Override
    public final void putLong(int address, long value) {
        if ((address & MASK) <= CHUNK - Long.BYTES) {
            LONG.set(target(address), address & MASK, value);
        } else {
            straddle(address, Long.BYTES, value);
        }
    }

    @Override
    public final void read(int address, byte[] into, int offset, int length) {
        check(address, length);
        int done = 0;
        while (done < length) {
            int at = address + done;
            int part = Math.min(length - done, CHUNK - (at & MASK));
            System.arraycopy(chunks[at >>> SHIFT], at & MASK, into, offset + done, part);
            done += part;
        }
    }

    @Override
    public final void write(int address, byte[] from, int offset, int length) {
        check(address, length);
        int done = 0;
        while (done < length) {
            int at = address + done;
            int part = Math.min(length - done, CHUNK - (at & MASK));
            System.arraycopy(from, offset + done, target(at), at & MASK, part);
            done += part;
        }
    }

    @Override
    public final void write(int address, byte[] from) {
        write(address, from, 0, from.length);
    }

    @Override
    public final void fill(int address, byte value, int length) {
        check(address, length);
        int done = 0;
        while (done < length) {
            int at = address + done;
            int part = Math.min(length - done, CHUNK - (at & MASK));
            if (value != 0 || !MemoryImage.isZero(chunks[at >>> SHIFT])) {
                Arrays.fill(target(at), at & MASK, (at & MASK) + part, value);
            }
            done += part;
        }
    }

    /** Copies within the memory; the regions may overlap. */
    public final void copy(int to, int from, int length) {
        check(to, length);
        check(from, length);
        if (Integer.compareUnsigned(to - from, length) >= 0) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, Math.min(room(from + done), room(to + done)));
                copyPart(to + done, from + done, part);
                done += part;
            }
        } else {
            int left = length;
            while (left > 0) {
                int part = Math.min(left, Math.min(roomBefore(from + left), roomBefore(to + left)));
                left -= part;
                copyPart(to + left, from + left, part);
            }
        }
    }

    @Override
    public final void check(int address, int length) {
        // Both are unsigned; a memory ends below 2 GiB, so a sum of two longs cannot deceive.
        if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > (long) chunks.length << SHIFT) {
            throw outOfBounds();
        }
    }

    @Override
    public final int trimmedLength(int address, int length) {
        check(address, length);
        int left = length;
        while (left > 0) {
            int end = address + left;
            byte[] chunk = chunks[(end - 1) >>> SHIFT];
            int part = Math.min(left, roomBefore(end));
            int kept = MemoryImage.isZero(chunk) ? 0 : trimmed(chunk, roomBefore(end) - part, part);
            if (kept > 0) {
                return left - part + kept;
            }
            left -= part;
        }
        return 0;
    }

    private static int trimmed(byte[] chunk, int from, int length) {
        int left = length;
        while (left >= Long.BYTES && (long) LONG.get(chunk, from + left - Long.BYTES) == 0) {
            left -= Long.BYTES;
        }
        while (left > 0 && chunk[from + left - 1] == 0) {
            left--;
        }
        return left;
    }

    /** The bytes as they are now, for instances to start from; this memory goes on from the same chunks. */
    MemoryImage freeze() {
        byte[][] frozen = chunks.clone();
        for (int i = 0; i < ownedCount; i++) {
            frozen[owned[i]] = frozen[owned[i]].clone();
        }
        return new MemoryImage(frozen);
    }

    /** Gives every chunk back; whatever is read or written afterwards is out of bounds. */
    void release() {
        byte[][] table = chunks;
        byte[][] clean = base;
        int count = ownedCount;
        chunks = new byte[0][];
        base = chunks;
        ownedCount = 0;
        for (int i = 0; i < count; i++) {
            pool.give(table[owned[i]]);
            table[owned[i]] = clean[owned[i]];
        }
        if (table.length > 0 && table.length == image.chunks().length) {
            image.giveTable(table);
        }
    }

    private byte[] source(int address) {
        int index = address >>> SHIFT;
        if (index >= chunks.length) {
            throw outOfBounds();
        }
        return chunks[index];
    }

    // Whose a chunk is shows in its identity.
    @SuppressWarnings("ReferenceEquality")
    private byte[] target(int address) {
        int index = address >>> SHIFT;
        if (index >= chunks.length) {
            throw outOfBounds();
        }
        byte[] chunk = chunks[index];
        return chunk != base[index] ? chunk : own(index);
    }

    private byte[] own(int index) {
        if (ownedCount == owned.length) {
            owned = Arrays.copyOf(owned, ownedCount * 2);
        }
        byte[] own = pool.take();
        if (!MemoryImage.isZero(base[index])) {
            System.arraycopy(base[index], 0, own, 0, CHUNK);
        }
        owned[ownedCount++] = index;
        chunks[index] = own;
        return own;
    }

    private static byte[][] extended(byte[][] array, int by) {
        byte[][] longer = Arrays.copyOf(array, array.length + by);
        Arrays.fill(longer, array.length, longer.length, MemoryImage.ZERO);
        return longer;
    }

    private long straddling(int address, int bytes) {
        check(address, bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | Byte.toUnsignedLong(getByte(address + i));
        }
        return value;
    }

    private void straddle(int address, int bytes, long value) {
        check(address, bytes);
        for (int i = 0; i < bytes; i++) {
            putByte(address + i, (byte) (value >>> (8 * i)));
        }
    }

    private void copyPart(int to, int from, int length) {
        if (!MemoryImage.isZero(chunks[from >>> SHIFT]) || !MemoryImage.isZero(chunks[to >>> SHIFT])) {
            // The target first: owning it may replace the very chunk that is the source.
            byte[] target = target(to);
            System.arraycopy(chunks[from >>> SHIFT], from & MASK, target, to & MASK, length);
        }
    }

    private static int room(int address) {
        return CHUNK - (address & MASK);
    }

    private static int roomBefore(int address) {
        int within = address & MASK;
        return within == 0 ? CHUNK : within;
    }

    private static Trap outOfBounds() {
        return new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }
}
