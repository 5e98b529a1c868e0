package dev.mote.worlds;

import dev.mote.wasi.RefusalListener.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a guest printed, cut at a limit: bytes as they came, then one line for each limit that the call met. Used by the
 * invocation's thread alone.
 */
public final class GuestLog {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private final Set<Refused> refusals = EnumSet.noneOf(Refused.class);
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

    /** Notes that the guest got an error because it has as many of these as it may. */
    public void refused(Refused what) {
        refusals.add(what);
    }

    /** What the guest wanted more of than it may have. */
    public Set<Refused> refusals() {
        return Collections.unmodifiableSet(refusals);
    }

    public boolean truncated() {
        return dropped > 0;
    }

    public byte[] bytes() {
        if (dropped == 0 && refusals.isEmpty()) {
            return bytes.toByteArray();
        }
        StringBuilder notes = new StringBuilder();
        if (dropped > 0) {
            notes.append("\n[mote] log limit reached: ").append(dropped).append(" more bytes were dropped");
        }
        for (Refused what : refusals) {
            notes.append("\n[mote] ").append(name(what)).append(" limit reached: the guest got an error for more");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.size() + notes.length() + 1);
        all.writeBytes(bytes.toByteArray());
        all.writeBytes(notes.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static String name(Refused what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
