package dev.mote.component.abi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strings in memory. A length counts code units of the encoding; the third encoding marks UTF-16 by its highest bit. */
final class Strings {
    private static final int UTF16_TAG = 1 << 31;
    private static final long MOST_BYTES = (1 << 28) - 1;
    private static final int LATIN1_END = 0x100;

    private Strings() {}

    static String read(Marshal from, int address, int length) {
        return switch (from.encoding()) {
            case UTF8 -> utf8(bytes(from, address, Integer.toUnsignedLong(length), 1));
            case UTF16 -> utf16(bytes(from, address, 2 * Integer.toUnsignedLong(length), 2));
            case LATIN1_UTF16 -> {
                if ((length & UTF16_TAG) == 0) {
                    yield new String(bytes(from, address, length, 2), StandardCharsets.ISO_8859_1);
                }
                yield utf16(bytes(from, address, 2L * (length ^ UTF16_TAG), 2));
            }
        };
    }

    private static byte[] bytes(Marshal from, int address, long length, int align) {
        AbiTrap.when(length > MOST_BYTES, "string pointer/length out of bounds of memory: the string is too long");
        from.check(address, length, align, "string");
        from.instance().values().take(length);
        return from.memory().read(address, (int) length);
    }

    private static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Only a string that holds the replacement character can have been ill-formed.
        return text.indexOf('\uFFFD') < 0 ? text : strictly(bytes, StandardCharsets.UTF_8, "invalid utf-8");
    }

    private static String utf16(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_16LE, "invalid utf-16: unpaired surrogate");
    }

    private static String strictly(byte[] bytes, Charset charset, String message) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw AbiTrap.of(message);
        }
    }

    /** Writes into memory that the guest allocates; returns the address, and above it the length. */
    static long write(Marshal to, String text) {
        return switch (to.encoding()) {
            case UTF8 -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield region(place(to, bytes, 1), bytes.length);
            }
            case UTF16 -> region(place(to, text.getBytes(StandardCharsets.UTF_16LE), 2), text.length());
            case LATIN1_UTF16 ->
                text.chars().allMatch(unit -> unit < LATIN1_END)
                        ? region(place(to, text.getBytes(StandardCharsets.ISO_8859_1), 2), text.length())
                        : region(place(to, text.getBytes(StandardCharsets.UTF_16LE), 2), text.length() | UTF16_TAG);
        };
    }

    private static int place(Marshal to, byte[] bytes, int align) {
        AbiTrap.when(bytes.length > MOST_BYTES, "the string is too long");
        int address = to.allocate(align, bytes.length);
        to.memory().write(address, bytes);
        return address;
    }

    private static long region(int address, int length) {
        return Integer.toUnsignedLong(address) | ((long) length << 32);
    }
}
