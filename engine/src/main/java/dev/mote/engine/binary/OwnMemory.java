package dev.mote.engine.binary;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the memory that a module imports into one of its own, by moving it from the section of imports to that of
 * memories. Indices stay what they were, because imported memories come first. For modules that were validated before.
 */
public final class OwnMemory {
    private static final int HEADER = 8;
    private static final int IMPORTS = 2;
    private static final int MEMORIES = 5;
    private static final int MAXIMUM = 1;
    private static final int WIDE = 4;
    private static final int HEAP_TYPE = 0x63;
    private static final int NULLABLE_HEAP_TYPE = 0x64;
    private static final List<ExternKind> KINDS = List.of(ExternKind.values());

    private final ByteReader in;
    private final ByteArrayOutputStream imports = new ByteArrayOutputStream();
    private int kept;
    private int memories;
    private byte[] memory = {};

    private OwnMemory(byte[] wasm) {
        this.in = new ByteReader(wasm);
    }

    /**
     * The module with a memory of its own; the same bytes where it imports no memory, or several.
     *
     * @throws dev.mote.engine.ModuleException where the bytes cannot be read
     */
    public static byte[] of(byte[] wasm) {
        return new OwnMemory(wasm).moved();
    }

    private byte[] moved() {
        byte[] wasm = in.bytes();
        in.skip(HEADER);
        ByteArrayOutputStream out = new ByteArrayOutputStream(wasm.length + 16);
        out.write(wasm, 0, HEADER);
        boolean placed = false;
        while (!in.atEnd()) {
            int start = in.position();
            int id = in.u8();
            int length = in.count("bytes of a section", 1, Integer.MAX_VALUE);
            int body = in.position();
            if (id == IMPORTS) {
                imports();
                if (memories != 1) {
                    return wasm;
                }
                section(out, IMPORTS, kept, imports.toByteArray());
            } else if (id == MEMORIES) {
                int own = in.u32();
                byte[] others = Arrays.copyOfRange(wasm, in.position(), body + length);
                section(out, MEMORIES, own + 1, joined(memory, others));
                placed = true;
            } else {
                if (!placed && memories == 1 && comesLater(id)) {
                    section(out, MEMORIES, 1, memory);
                    placed = true;
                }
                out.write(wasm, start, body + length - start);
            }
            in.range(body + length, wasm.length);
        }
        if (memories == 1 && !placed) {
            section(out, MEMORIES, 1, memory);
        }
        return memories == 1 ? out.toByteArray() : wasm;
    }

    /** Whether a section stands behind that of the memories. */
    private static boolean comesLater(int section) {
        return section > MEMORIES;
    }

    private void imports() {
        int count = in.u32();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            in.skipName();
            in.skipName();
            ExternKind kind = KINDS.get(in.u8());
            int type = in.position();
            switch (kind) {
                case FUNCTION -> in.u32();
                case TABLE -> {
                    valueType();
                    limits();
                }
                case MEMORY -> limits();
                case GLOBAL -> {
                    valueType();
                    in.u8();
                }
                case TAG -> {
                    in.u8();
                    in.u32();
                }
            }
            if (kind == ExternKind.MEMORY) {
                memories++;
                memory = Arrays.copyOfRange(in.bytes(), type, in.position());
            } else {
                kept++;
                imports.write(in.bytes(), start, in.position() - start);
            }
        }
    }

    private void valueType() {
        int code = in.u8();
        if (code == HEAP_TYPE || code == NULLABLE_HEAP_TYPE) {
            in.s33();
        }
    }

    private void limits() {
        int flags = in.u8();
        int sizes = (flags & MAXIMUM) == 0 ? 1 : 2;
        for (int i = 0; i < sizes; i++) {
            if ((flags & WIDE) == 0) {
                in.u32();
            } else {
                in.u64();
            }
        }
    }

    private static void section(ByteArrayOutputStream out, int id, int count, byte[] items) {
        byte[] prefix = number(count);
        out.write(id);
        out.writeBytes(number(prefix.length + items.length));
        out.writeBytes(prefix);
        out.writeBytes(items);
    }

    private static byte[] number(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(5);
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
