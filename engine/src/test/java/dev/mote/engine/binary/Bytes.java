package dev.mote.engine.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes WebAssembly binaries for tests, good ones and bad ones. */
final class Bytes {
    static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private Bytes() {}

    static byte[] raw(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] repeat(int count, byte... part) {
        byte[] out = new byte[count * part.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = part[i % part.length];
        }
        return out;
    }

    /** An unsigned LEB128 number. */
    static byte[] u(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (Long.compareUnsigned(rest, 0x80) >= 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return join(u(text.length), text);
    }

    static byte[] list(byte[]... items) {
        return join(u(items.length), join(items));
    }

    static byte[] section(int id, byte[]... content) {
        byte[] joined = join(content);
        return join(raw(id), u(joined.length), joined);
    }

    static byte[] module(byte[]... sections) {
        return join(HEADER, join(sections));
    }

    /** A function type. */
    static byte[] type(int[] params, int... results) {
        return join(raw(0x60), u(params.length), raw(params), u(results.length), raw(results));
    }

    static int[] types(int... types) {
        return types;
    }

    /** A body with its size in front; {@code locals} is the list of declarations, {@code code} without the last end. */
    static byte[] body(byte[] locals, byte[] code) {
        byte[] content = join(locals, code, raw(0x0B));
        return join(u(content.length), content);
    }

    /** A module with one function, and with whatever sections its code needs before or after. */
    static byte[] function(byte[] type, byte[] locals, byte[] code, byte[]... sections) {
        return module(
                section(1, list(type)), section(3, list(u(0))), join(sections), section(10, list(body(locals, code))));
    }

    /** A module with one function without parameters, results and locals. */
    static byte[] code(int... code) {
        return function(type(types()), raw(0), raw(code));
    }
}
