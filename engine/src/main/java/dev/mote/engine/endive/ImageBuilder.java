package dev.mote.engine.endive;

import java.util.Arrays;

/** Collects what constant data segments write into one memory. Used by the thread that compiles. */
final class ImageBuilder {
    private final byte[][] chunks;

    ImageBuilder(int pages) {
        this.chunks = MemoryImage.zeros(pages).chunks();
    }

    /** How many more bytes the image would hold with this written into it. */
    long cost(int address, int length) {
        long cost = 0;
        for (int chunk = address / ChunkPool.CHUNK; (long) chunk * ChunkPool.CHUNK < (long) address + length; chunk++) {
            if (MemoryImage.isZero(chunks[chunk])) {
                cost += ChunkPool.CHUNK;
            }
        }
        return cost;
    }

    /** Writes what lies within the memory. */
    ImageBuilder put(int address, byte[] data) {
        int done = 0;
        while (done < data.length) {
            int index = (address + done) / ChunkPool.CHUNK;
            int offset = (address + done) % ChunkPool.CHUNK;
            int part = Math.min(data.length - done, ChunkPool.CHUNK - offset);
            if (MemoryImage.isZero(chunks[index])) {
                chunks[index] = new byte[ChunkPool.CHUNK];
            }
            System.arraycopy(data, done, chunks[index], offset, part);
            done += part;
        }
        return this;
    }

    MemoryImage build() {
        return new MemoryImage(Arrays.copyOf(chunks, chunks.length));
    }
}
