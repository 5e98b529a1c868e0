package dev.mote.worlds;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** Texts in guest memory that end with a zero byte. */
final class GuestStrings {
    private static final int CHUNK = 4096;

    private GuestStrings() {}

    /** Length without the final zero; a trap where memory ends first. */
    static long length(Memory memory, int address) {
        byte[] chunk = new byte[CHUNK];
        long start = Integer.toUnsignedLong(address);
        long end = (long) memory.pages() * MemoryType.PAGE;
        for (long at = start; at < end; at += CHUNK) {
            int count = (int) Math.min(CHUNK, end - at);
            memory.read((int) at, chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if (chunk[i] == 0) {
                    return at + i - start;
                }
            }
        }
        throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }
}
