package dev.mote.bench;

import java.io.ByteArrayOutputStream;

/** Modules of one memory and one function, written byte by byte so that their cost is known. */
final class TinyModule {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    /** One type: no parameters, one i32. */
    private static final byte[] TYPES = {1, 0x60, 0, 1, 0x7f};

    private static final byte[] FUNCTIONS = {1, 0};
    private static final byte[] EXPORTS = {1, 1, 'f', 0, 0};
    /** Reads the i32 at address 0. */
    private static final byte[] LOAD = {0x41, 0, 0x28, 2, 0};
    /** Jumps back for ever. */
    private static final byte[] LOOP = {3, 0x40, 0x0c, 0, 0x0b, 0x41, 0};
    /** Adds one to what the function itself answers. */
    private static final byte[] CALL_ITSELF = {0x10, 0, 0x41, 1, 0x6a};

    private TinyModule() {}

    /**
     * @param pages minimum of the memory
     * @param dataBytes length of one data segment at address 0
     */
    static byte[] of(int pages, int dataBytes) {
        return of(pages, dataBytes, LOAD);
    }

    /** One whose function never ends. */
    static byte[] looping() {
        return of(1, 0, LOOP);
    }

    /** One whose function calls itself for ever. */
    static byte[] recursing() {
        return of(1, 0, CALL_ITSELF);
    }

    private static byte[] of(int pages, int dataBytes, byte[] instructions) {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(HEADER);
        section(module, 1, TYPES);
        section(module, 3, FUNCTIONS);
        section(module, 5, memory(pages));
        section(module, 7, EXPORTS);
        section(module, 10, code(instructions));
        if (dataBytes > 0) {
            section(module, 11, data(dataBytes));
        }
        return module.toByteArray();
    }

    private static byte[] code(byte[] instructions) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        unsigned(body, instructions.length + 2);
        body.write(0);
        body.writeBytes(instructions);
        body.write(0x0b);
        return body.toByteArray();
    }

    private static byte[] memory(int pages) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {1, 0});
        unsigned(body, pages);
        return body.toByteArray();
    }

    private static byte[] data(int bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {1, 0, 0x41, 0, 0x0b});
        unsigned(body, bytes);
        for (int i = 0; i < bytes; i++) {
            body.write(i | 1);
        }
        return body.toByteArray();
    }

    private static void section(ByteArrayOutputStream module, int id, byte[] body) {
        module.write(id);
        unsigned(module, body.length);
        module.writeBytes(body);
    }

    private static void unsigned(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
