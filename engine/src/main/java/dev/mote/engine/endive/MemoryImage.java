package dev.mote.engine.endive;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * What a memory starts from: chunks that any number of instances read and none writes, {@link #ZERO} where nothing was
 * ever written. Immutable by agreement; only the memory classes see the arrays. Any thread may take and give tables; the
 * bounded queue of spare ones is the only state.
 */
final class MemoryImage {
    /** Stands for every chunk that holds zeros only. */
    static final byte[] ZERO = new byte[ChunkPool.CHUNK];

    static final int CHUNKS_PER_PAGE = 65_536 / ChunkPool.CHUNK;

    /** Tables of instances that ended, kept for those that begin: copying one is much of what a large memory costs. */
    private static final int SPARE = 16;

    private final byte[][] chunks;
    private final ArrayBlockingQueue<byte[][]> spare = new ArrayBlockingQueue<>(SPARE);

    MemoryImage(byte[][] chunks) {
        this.chunks = chunks;
    }

    /** A table with the image's chunks, for one memory to change. */
    byte[][] takeTable() {
        byte[][] table = spare.poll();
        return table != null ? table : chunks.clone();
    }

    /** Takes a table back that again holds the image's chunks and nothing else. */
    void giveTable(byte[][] table) {
        spare.offer(table);
    }

    static MemoryImage zeros(int pages) {
        byte[][] chunks = new byte[pages * CHUNKS_PER_PAGE][];
        Arrays.fill(chunks, ZERO);
        return new MemoryImage(chunks);
    }

    /** Whether it is the chunk that all share until they write. */
    // One array, known by its identity; its content would have to be compared otherwise.
    @SuppressWarnings("ReferenceEquality")
    static boolean isZero(byte[] chunk) {
        return chunk == ZERO;
    }

    /** The chunks; not to be written to. */
    byte[][] chunks() {
        return chunks;
    }

    int pages() {
        return chunks.length / CHUNKS_PER_PAGE;
    }

    /** Bytes that the image itself holds. */
    long bytes() {
        long held = 0;
        for (byte[] chunk : chunks) {
            if (!isZero(chunk)) {
                held += chunk.length;
            }
        }
        return held;
    }
}
