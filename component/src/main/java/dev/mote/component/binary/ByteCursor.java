package dev.mote.component.binary;

import dev.mote.component.ComponentException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A cursor over a range of bytes that reads the primitives of the binary format and nothing beyond its end. */
final class ByteCursor {
    private static final int NAME_BYTES = 100_000;

    private final byte[] bytes;
    private int position;
    private int end;

    ByteCursor(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** Narrows the range to its next bytes and returns the end it had. */
    int narrow(int length) {
        int outer = end;
        end = position + length;
        return outer;
    }

    /** The counterpart of {@link #narrow}. */
    void widen(int outerEnd) {
        end = outerEnd;
    }

    void skip(int count) {
        position += count;
    }

    ComponentException malformed(String message) {
        return Refusal.malformed(position, message);
    }

    int peek() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position] & 0xFF;
    }

    int u8() {
        int value = peek();
        position++;
        return value;
    }

    /** A byte that can have one value only. */
    void expect(int value, String what) {
        int at = position;
        int found = u8();
        if (found != value) {
            throw Refusal.malformed(at, "invalid leading byte 0x" + Integer.toHexString(found) + " for " + what);
        }
    }

    boolean flag(String what) {
        int at = position;
        int found = u8();
        if (found > 1) {
            throw Refusal.malformed(at, "invalid leading byte 0x" + Integer.toHexString(found) + " for " + what);
        }
        return found == 1;
    }

    int fixed32() {
        if (end - position < 4) {
            throw malformed("unexpected end");
        }
        int value = (bytes[position] & 0xFF)
                | (bytes[position + 1] & 0xFF) << 8
                | (bytes[position + 2] & 0xFF) << 16
                | bytes[position + 3] << 24;
        position += 4;
        return value;
    }

    /** An unsigned 32-bit number; negative as an int where it is 2^31 or more. */
    int u32() {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = u8();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        int last = u8();
        if (last > 0x0F) {
            throw malformed(last >= 0x80 ? "number is longer than 5 bytes" : "number does not fit 32 bits");
        }
        return value | (last << 28);
    }

    /** An index; larger than any a component can have where it is 2^31 or more. */
    int index() {
        int value = u32();
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    /** A signed 33-bit number, at least 0: a type index. */
    int signedIndex() {
        int at = position;
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u8();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                if ((next & 0x40) != 0) {
                    throw Refusal.malformed(at, "invalid leading byte for a type");
                }
                return (int) Math.min(value, Integer.MAX_VALUE);
            }
        }
        throw malformed("number is longer than 5 bytes");
    }

    /** A count of items, each at least a byte, checked against the bytes that are left. */
    int count(String what) {
        int at = position;
        int count = u32();
        if (count < 0 || count > end - position) {
            throw Refusal.malformed(
                    at,
                    "unexpected end: " + Integer.toUnsignedString(count) + " " + what + " do not fit the "
                            + (end - position) + " bytes left");
        }
        return count;
    }

    String name() {
        int at = position;
        int length = count("bytes of a name");
        if (length > NAME_BYTES) {
            throw Refusal.tooComplex(at, "a name of " + length + " bytes; at most " + NAME_BYTES + " are allowed");
        }
        ByteBuffer text = ByteBuffer.wrap(bytes, position, length);
        position += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(text)
                    .toString();
        } catch (CharacterCodingException _) {
            throw Refusal.malformed(at, "a name is not UTF-8: malformed UTF-8 encoding");
        }
    }
}
