package dev.mote.engine.endive;

import java.util.Arrays;

/**
 * What a memory starts from: chunks that any number of instances read and none writes, {@link #ZERO} where nothing was
 * ever written. Immutable by agreement; only the memory classes see the arrays.
 */
final class MemoryImage {
    /** Stands for every chunk that holds zeros only. */
    static final byte[] ZERO = new byte[ChunkPool.CHUNK];

    static final int CHUNKS_PER_PAGE = 65_536 / ChunkPool.CHUNK;

    private final byte[][] chunks;

    MemoryImage(byte[][] chunks) {
        this.chunks = chunks;
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
