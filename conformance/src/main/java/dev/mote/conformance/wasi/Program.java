package dev.mote.conformance.wasi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One test program.
 *
 * @param name its path below the suite without the ending
 */
record Program(String name, Path wasm, Spec spec) {
    private static final String WASM = ".wasm";

    /** All programs of a folder and of those below it, in order. */
    static List<Program> all(Path suite) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(file -> file.toString().endsWith(WASM))
                    .sorted()
                    .map(file -> of(suite, file))
                    .toList();
        }
    }

    private static Program of(Path suite, Path wasm) {
        String path = wasm.toString();
        Path json = Path.of(path.substring(0, path.length() - WASM.length()) + ".json");
        String name = suite.relativize(wasm).toString();
        try {
            Spec spec = Files.exists(json) ? Spec.parse(Files.readString(json)) : Spec.standard();
            return new Program(name.substring(0, name.length() - WASM.length()), wasm, spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
