package dev.mote.worlds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a guest printed, cut at a limit: bytes as they came, then one line that says how much is missing. Used by the
 * invocation's thread alone.
 */
public final class GuestLog {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private long dropped;

    /** @param limit bytes that are kept */
    public GuestLog(long limit) {
        this.limit = limit;
    }

    public void write(byte[] from, int offset, int length) {
        int kept = Math.clamp(limit - bytes.size(), 0, length);
        bytes.write(from, offset, kept);
        dropped += length - kept;
    }

    /** Room that is left; a host function copies no more than this out of the guest. */
    public int room() {
        return (int) Math.max(0, limit - bytes.size());
    }

    /** Counts bytes that the guest wrote after the log was full, without their being copied. */
    public void drop(long length) {
        dropped += length;
    }

    public boolean truncated() {
        return dropped > 0;
    }

    public byte[] bytes() {
        if (dropped > 0) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.size() + 80);
            all.writeBytes(bytes.toByteArray());
            all.writeBytes(("\n[mote] log limit reached: " + dropped + " more bytes were dropped\n")
                    .getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
        return bytes.toByteArray();
    }
}
