package dev.mote.engine.binary;

import dev.mote.engine.ModuleException;
import java.nio.charset.StandardCharsets;

/** A cursor over a range of bytes that reads the primitives of the binary format and nothing beyond its end. */
final class ByteReader {
    private final byte[] bytes;
    private int position;
    private int end;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /** Goes on at another range of the same bytes. */
    void range(int start, int newEnd) {
        position = start;
        end = newEnd;
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

    int remaining() {
        return end - position;
    }

    ModuleException malformed(String message) {
        return Refusal.malformed(position, message);
    }

    int peek() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position] & 0xFF;
    }

    int u8() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position++] & 0xFF;
    }

    /** An unsigned 32-bit number; negative as an int where it is 2^31 or more. */
    int u32() {
        int first = u8();
        if (first < 0x80) {
            return first;
        }
        int value = first & 0x7F;
        for (int shift = 7; shift < 28; shift += 7) {
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

    /**
     * An index or a count; larger than any the module can have where it is 2^31 or more.
     *
     * @return at least 0
     */
    int index() {
        int value = u32();
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    long u64() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = u8();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        int last = u8();
        if (last > 0x01) {
            throw malformed(last >= 0x80 ? "number is longer than 10 bytes" : "number does not fit 64 bits");
        }
        return value | ((long) last << 63);
    }

    int s32() {
        return (int) signed(32);
    }

    /** A signed 33-bit number: a type index, or a negative code. */
    long s33() {
        return signed(33);
    }

    long s64() {
        return signed(64);
    }

    private long signed(int bits) {
        long value = 0;
        int shift = 0;
        while (true) {
            int next = u8();
            value |= (next & 0x7FL) << shift;
            int left = bits - shift;
            if (left <= 7) {
                checkLastByte(next, left, bits);
                return value << (64 - bits) >> (64 - bits);
            }
            shift += 7;
            if (next < 0x80) {
                return value << (64 - shift) >> (64 - shift);
            }
        }
    }

    /** The bits of a number's last possible byte that do not fit must repeat its sign. */
    private void checkLastByte(int last, int usedBits, int bits) {
        if (last >= 0x80) {
            throw malformed("number is longer than " + (bits + 6) / 7 + " bytes");
        }
        int signAndUnused = last >> (usedBits - 1);
        if (signAndUnused != 0 && signAndUnused != 0x7F >> (usedBits - 1)) {
            throw malformed("number does not fit " + bits + " bits");
        }
    }

    int fixed32() {
        need(4);
        int value = (bytes[position] & 0xFF)
                | (bytes[position + 1] & 0xFF) << 8
                | (bytes[position + 2] & 0xFF) << 16
                | bytes[position + 3] << 24;
        position += 4;
        return value;
    }

    long fixed64() {
        long low = fixed32() & 0xFFFF_FFFFL;
        return low | (long) fixed32() << 32;
    }

    /** Skips a number of bytes that the module claims to be there. */
    void skip(int count) {
        need(count);
        position += count;
    }

    private void need(int count) {
        if (count < 0 || count > remaining()) {
            throw malformed("unexpected end");
        }
    }

    /** A count of items, checked against the bytes that are left and against a bound, before anything is allocated. */
    int count(String what, int bytesPerItem, int bound) {
        int at = position;
        int count = u32();
        if (count < 0 || count > remaining() / bytesPerItem) {
            throw Refusal.malformed(
                    at,
                    Integer.toUnsignedString(count) + " " + what + " do not fit the " + remaining() + " bytes left");
        }
        if (count > bound) {
            throw Refusal.tooComplex(at, count + " " + what + "; at most " + bound + " are allowed");
        }
        return count;
    }

    /** A name; it may hold any character, control characters too. */
    String name() {
        int at = position;
        int start = skipName();
        if (position - start > Bounds.NAME_BYTES) {
            throw Refusal.tooComplex(
                    at, "a name of " + (position - start) + " bytes; at most " + Bounds.NAME_BYTES + " are allowed");
        }
        return new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    /** Checks a name and leaves it undecoded; returns where its text starts, and stands behind it. */
    int skipName() {
        int length = count("bytes of a name", 1, Integer.MAX_VALUE);
        int start = position;
        position += length;
        int fault = Utf8.firstFault(bytes, start, position);
        if (fault >= 0) {
            throw Refusal.malformed(fault, "a name is not UTF-8");
        }
        return start;
    }
}
