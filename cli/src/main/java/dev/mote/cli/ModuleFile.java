package dev.mote.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a module from disk, and says what else a file is that is none. */
final class ModuleFile {
    private static final byte[] MAGIC = {0, 'a', 's', 'm'};

    private ModuleFile() {}

    /** @param largest bytes that are read at most */
    static byte[] read(Path file, long largest) throws IOException {
        String name = Printable.line(file.toString());
        if (name.toLowerCase(Locale.ROOT).endsWith(".toml")) {
            throw CliException.usage(
                    name + " is a manifest, and stands alone.", "Serve it by itself: mote up " + name + ".");
        }
        if (Files.isDirectory(file)) {
            throw CliException.usage(name + " is a folder.", "Name a .wasm file.");
        }
        if (Files.size(file) > largest) {
            throw new CliException(
                    name + " is " + Units.bytes(Files.size(file)) + "; a module may have " + Units.bytes(largest) + ".",
                    "Strip it (wasm-opt, wasm-strip), or raise the limit module-size.");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!startsWithMagic(bytes)) {
            boolean text = bytes.length > 0 && bytes[0] == '(';
            throw new CliException(
                    name + " is no WebAssembly module.",
                    text
                            ? "It looks like the text format: make a module of it with wat2wasm."
                            : "Give the .wasm file that the compiler wrote.");
        }
        return bytes;
    }

    private static boolean startsWithMagic(byte[] bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= bytes.length || bytes[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }
}
