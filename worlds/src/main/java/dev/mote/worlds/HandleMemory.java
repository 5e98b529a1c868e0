package dev.mote.worlds;

import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Regions of guest memory as the contract gives them: a 32-bit address, a 64-bit size. */
final class HandleMemory {
    private HandleMemory() {}

    /** The size as an int, once the region is known to lie in memory; a trap otherwise. */
    static int check(Memory memory, int address, long size) {
        if (size < 0 || size > (long) memory.pages() * MemoryType.PAGE) {
            throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        memory.check(address, (int) size);
        return (int) size;
    }

    static byte[] bytes(Memory memory, int address, long size) {
        return memory.read(address, check(memory, address, size));
    }

    /** A text, or empty where it is longer than a bound or no UTF-8. */
    static Optional<String> text(Memory memory, int address, long size, int longest) {
        int length = check(memory, address, size);
        return length > longest ? Optional.empty() : utf8(memory.read(address, length));
    }

    /** Copies what fits into the guest's buffer and returns the full length: a first call with size 0 learns it. */
    static long give(Memory memory, byte[] value, int address, long size) {
        int room = check(memory, address, size);
        memory.write(address, value, 0, Math.min(room, value.length));
        return value.length;
    }

    private static Optional<String> utf8(byte[] bytes) {
        if (isAscii(bytes)) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
