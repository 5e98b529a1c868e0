package dev.mote.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The bytes of SQLite's write-ahead journal: a header, then frames of one page each. Every frame's checksum goes on from
 * the one before it, so a single wrong bit makes SQLite drop all that follows. Salts in header and frames tell the
 * frames of the present journal from what lay in the file before.
 */
final class Journal {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC_LITTLE = 0x377f0682;
    private static final int MAGIC_BIG = 0x377f0683;

    private final byte[] content;
    private final ByteBuffer bytes;
    private final ByteOrder order;
    private final int frameSize;
    private final int frames;

    private Journal(byte[] content, ByteOrder order, int pageSize) {
        this.content = content;
        this.bytes = ByteBuffer.wrap(content);
        this.order = order;
        this.frameSize = FRAME_HEADER + pageSize;
        int last = (content.length - HEADER) / frameSize;
        // Up to the last one of the present journal: one before it whose salt differs was changed by the disk.
        while (last > 0 && !hasSalt(last - 1)) {
            last--;
        }
        this.frames = last;
    }

    /** Nothing where the bytes are no journal, which SQLite ignores. */
    static Optional<Journal> of(byte[] content) {
        if (content.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int magic = bytes.getInt(0);
        int pageSize = bytes.getInt(8);
        if ((magic != MAGIC_LITTLE && magic != MAGIC_BIG) || Integer.bitCount(pageSize) != 1 || pageSize < 512) {
            return Optional.empty();
        }
        ByteOrder order = magic == MAGIC_BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new Journal(content, order, pageSize));
    }

    /** Frames from the start whose checksums are right. */
    int intactFrames() {
        long sum = checksum(0, 0, 24);
        if (sum != bytes.getLong(24)) {
            return 0;
        }
        for (int frame = 0; frame < frames; frame++) {
            sum = frameChecksum(sum, frame);
            if (!hasSalt(frame) || sum != bytes.getLong(offset(frame) + 16)) {
                return frame;
            }
        }
        return frames;
    }

    /** Transactions that end in or behind a frame. */
    int commitsFrom(int first) {
        int commits = 0;
        for (int frame = first; frame < frames; frame++) {
            if (bytes.getInt(offset(frame) + 4) != 0) {
                commits++;
            }
        }
        return commits;
    }

    /** The same frames with salts and checksums that fit what is in them. */
    byte[] withRightChecksums() {
        byte[] copy = content.clone();
        Journal mended = new Journal(copy, order, frameSize - FRAME_HEADER);
        long sum = mended.checksum(0, 0, 24);
        mended.bytes.putLong(24, sum);
        for (int frame = 0; frame < frames; frame++) {
            sum = mended.frameChecksum(sum, frame);
            mended.bytes.putLong(offset(frame) + 8, bytes.getLong(16));
            mended.bytes.putLong(offset(frame) + 16, sum);
        }
        return copy;
    }

    private boolean hasSalt(int frame) {
        return bytes.getLong(offset(frame) + 8) == bytes.getLong(16);
    }

    private int offset(int frame) {
        return HEADER + frame * frameSize;
    }

    private long frameChecksum(long sum, int frame) {
        long header = checksum(sum, offset(frame), 8);
        return checksum(header, offset(frame) + FRAME_HEADER, frameSize - FRAME_HEADER);
    }

    /** Two sums of 32 bits, the first in the high half. */
    private long checksum(long from, int offset, int length) {
        ByteBuffer words = bytes.slice(offset, length).order(order);
        int first = (int) (from >>> 32);
        int second = (int) from;
        while (words.hasRemaining()) {
            first += words.getInt() + second;
            second += words.getInt() + first;
        }
        return ((long) first << 32) | (second & 0xffff_ffffL);
    }
}
