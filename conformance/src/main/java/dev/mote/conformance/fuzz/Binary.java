package dev.mote.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Bytes of a module in the making. */
final class Binary {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Binary raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    Binary raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Binary append(Binary other) {
        out.writeBytes(other.bytes());
        return this;
    }

    /** An opcode as {@link dev.mote.engine.binary.Opcode#code} gives it. */
    Binary opcode(int code) {
        if (code > 0xFF) {
            return raw(code >>> 16).unsigned(code & 0xFFFF);
        }
        return raw(code);
    }

    Binary unsigned(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    Binary signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>= 7;
        }
        out.write((int) (rest & 0x7F));
        return this;
    }

    Binary littleEndian(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> (8 * i)));
        }
        return this;
    }

    Binary name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return unsigned(bytes.length).raw(bytes);
    }

    Binary types(Collection<Type> types) {
        unsigned(types.size());
        types.forEach(type -> raw(type.code()));
        return this;
    }

    /** A section of so many entries; none where there are no entries. */
    Binary section(int id, Collection<Binary> entries) {
        if (!entries.isEmpty()) {
            Binary content = new Binary().unsigned(entries.size());
            entries.forEach(content::append);
            section(id, content);
        }
        return this;
    }

    Binary section(int id, Binary content) {
        return raw(id).sized(content);
    }

    /** The content behind its size. */
    Binary sized(Binary content) {
        return unsigned(content.size()).append(content);
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
