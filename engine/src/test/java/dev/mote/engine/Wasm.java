package dev.mote.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small modules byte by byte. Sections come out in the right order, whatever the order of the calls. */
public final class Wasm {
    public static final int I32 = 0x7F;
    public static final int I64 = 0x7E;
    public static final int F32 = 0x7D;
    public static final int F64 = 0x7C;
    public static final int FUNCREF = 0x70;
    public static final int EXTERNREF = 0x6F;

    public static final int FUNCTION = 0;
    public static final int TABLE = 1;
    public static final int MEMORY = 2;
    public static final int GLOBAL = 3;
    public static final int TAG = 4;

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> tables = new ArrayList<>();
    private final List<byte[]> memories = new ArrayList<>();
    private final List<byte[]> tags = new ArrayList<>();
    private final List<byte[]> globals = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> elements = new ArrayList<>();
    private final List<byte[]> codes = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private final ByteArrayOutputStream custom = new ByteArrayOutputStream();
    private int importedFunctions;
    private int start = -1;

    /** A function type; answers its index. */
    public int type(int[] params, int... results) {
        types.add(join(new byte[] {0x60}, valueTypes(params), valueTypes(results)));
        return types.size() - 1;
    }

    public static int[] params(int... types) {
        return types;
    }

    public int importFunction(String module, String name, int type) {
        imports.add(join(name(module), name(name), new byte[] {FUNCTION}, unsigned(type)));
        return importedFunctions++;
    }

    public Wasm importMemory(String module, String name, int minimum) {
        imports.add(join(name(module), name(name), new byte[] {MEMORY, 0}, unsigned(minimum)));
        return this;
    }

    public Wasm importTable(String module, String name, int minimum) {
        imports.add(join(name(module), name(name), new byte[] {TABLE, FUNCREF, 0}, unsigned(minimum)));
        return this;
    }

    public Wasm importGlobal(String module, String name, int type, boolean mutable) {
        imports.add(join(name(module), name(name), new byte[] {GLOBAL, (byte) type, (byte) (mutable ? 1 : 0)}));
        return this;
    }

    /** A function of that type without locals; answers its index. {@code code} needs no final end. */
    public int function(int type, byte[] code) {
        return function(type, new int[0], code);
    }

    public int function(int type, int[] locals, byte[] code) {
        functions.add(unsigned(type));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(unsigned(locals.length));
        for (int local : locals) {
            body.writeBytes(join(unsigned(1), new byte[] {(byte) local}));
        }
        body.writeBytes(code);
        body.write(0x0B);
        codes.add(join(unsigned(body.size()), body.toByteArray()));
        return importedFunctions + functions.size() - 1;
    }

    /** Declares and exports a function. */
    public Wasm exported(String name, int type, byte[] code) {
        return export(name, FUNCTION, function(type, code));
    }

    public Wasm memory(int minimum) {
        memories.add(join(new byte[] {0}, unsigned(minimum)));
        return this;
    }

    public Wasm memory(int minimum, int maximum) {
        memories.add(join(new byte[] {1}, unsigned(minimum), unsigned(maximum)));
        return this;
    }

    public Wasm table(long minimum) {
        return table(FUNCREF, minimum);
    }

    public Wasm table(int type, long minimum) {
        tables.add(join(new byte[] {(byte) type, 0}, unsigned(minimum)));
        return this;
    }

    public Wasm tag(int type) {
        tags.add(join(new byte[] {0}, unsigned(type)));
        return this;
    }

    public Wasm global(int type, boolean mutable, byte[] init) {
        globals.add(join(new byte[] {(byte) type, (byte) (mutable ? 1 : 0)}, init, new byte[] {0x0B}));
        return this;
    }

    public Wasm export(String name, int kind, int index) {
        exports.add(join(name(name), new byte[] {(byte) kind}, unsigned(index)));
        return this;
    }

    public Wasm start(int function) {
        start = function;
        return this;
    }

    public Wasm elements(int offset, int... functionIndices) {
        return elements(constant(offset), functionIndices);
    }

    public Wasm elements(byte[] offset, int... functionIndices) {
        byte[] indices = unsigned(functionIndices.length);
        for (int function : functionIndices) {
            indices = join(indices, unsigned(function));
        }
        elements.add(join(new byte[] {0}, offset, new byte[] {0x0B}, indices));
        return this;
    }

    public Wasm data(int offset, byte[] bytes) {
        return data(constant(offset), bytes);
    }

    public Wasm data(byte[] offset, byte[] bytes) {
        data.add(join(new byte[] {0}, offset, new byte[] {0x0B}, unsigned(bytes.length), bytes));
        return this;
    }

    public Wasm passiveData(byte[] bytes) {
        data.add(join(new byte[] {1}, unsigned(bytes.length), bytes));
        return this;
    }

    public Wasm custom(String name, byte[] content) {
        custom.writeBytes(section(0, join(name(name), content)));
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.writeBytes(custom.toByteArray());
        vector(module, 1, types);
        vector(module, 2, imports);
        vector(module, 3, functions);
        vector(module, 4, tables);
        vector(module, 5, memories);
        vector(module, 13, tags);
        vector(module, 6, globals);
        vector(module, 7, exports);
        if (start >= 0) {
            module.writeBytes(section(8, unsigned(start)));
        }
        vector(module, 9, elements);
        if (!data.isEmpty()) {
            module.writeBytes(section(12, unsigned(data.size())));
        }
        vector(module, 10, codes);
        vector(module, 11, data);
        return module.toByteArray();
    }

    /** {@code i32.const value}. */
    public static byte[] constant(int value) {
        return join(new byte[] {0x41}, signed(value));
    }

    /** {@code i64.const value}. */
    public static byte[] constant(long value) {
        return join(new byte[] {0x42}, signed(value));
    }

    /** {@code local.get index}. */
    public static byte[] local(int index) {
        return join(new byte[] {0x20}, unsigned(index));
    }

    public static byte[] call(int function) {
        return join(new byte[] {0x10}, unsigned(function));
    }

    /** {@code loop code br 0 end}: never ends. */
    public static byte[] forever(byte[] code) {
        return join(op(0x03, 0x40), code, op(0x0C, 0x00, 0x0B));
    }

    /** A load or store with the natural alignment left at 1 and the given offset. */
    public static byte[] access(int opcode, long offset) {
        return join(op(opcode, 0), unsigned(offset));
    }

    public static byte[] op(int... bytes) {
        byte[] code = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            code[i] = (byte) bytes[i];
        }
        return code;
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    public static byte[] unsigned(long value) {
        ByteArrayOutputStream leb = new ByteArrayOutputStream();
        long rest = value;
        while (rest >>> 7 != 0) {
            leb.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        leb.write((int) rest);
        return leb.toByteArray();
    }

    public static byte[] signed(long value) {
        ByteArrayOutputStream leb = new ByteArrayOutputStream();
        long rest = value;
        while (rest < -64 || rest > 63) {
            leb.write((int) ((rest & 0x7F) | 0x80));
            rest >>= 7;
        }
        leb.write((int) (rest & 0x7F));
        return leb.toByteArray();
    }

    private static byte[] valueTypes(int... types) {
        return join(unsigned(types.length), op(types));
    }

    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return join(unsigned(bytes.length), bytes);
    }

    private static void vector(ByteArrayOutputStream module, int id, List<byte[]> entries) {
        if (!entries.isEmpty()) {
            module.writeBytes(section(id, join(unsigned(entries.size()), join(entries.toArray(byte[][]::new)))));
        }
    }

    private static byte[] section(int id, byte[] content) {
        return join(new byte[] {(byte) id}, unsigned(content.length), content);
    }
}
