package dev.mote.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A folder of modules that once ran differently: {@code NAME.wasm}, and {@code NAME.txt} with what is to be seen. */
final class Corpus {
    private final Path folder;

    Corpus(Path folder) {
        this.folder = folder;
    }

    /** The modules, in the order of their names. */
    List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wasm"))
                    .sorted()
                    .toList();
        }
    }

    /** The lines that belong to a module; none where it only has to be survived. */
    static Optional<Outcome.Seen> expectation(Path module) throws IOException {
        Path lines = beside(module);
        return Files.exists(lines) ? Optional.of(new Outcome.Seen(Files.readAllLines(lines))) : Optional.empty();
    }

    /** Keeps a module, and what it should have shown if that is known. */
    Path add(byte[] wasm, Outcome expected) throws IOException {
        Files.createDirectories(folder);
        CRC32C digest = new CRC32C();
        digest.update(wasm);
        Path module = folder.resolve("found-" + HexFormat.of().toHexDigits((int) digest.getValue()) + ".wasm");
        Files.write(module, wasm);
        note(module, expected);
        return module;
    }

    /** Writes down what a module should show, if that is known. */
    static void note(Path module, Outcome expected) throws IOException {
        if (expected instanceof Outcome.Seen(List<String> lines)) {
            Files.write(beside(module), lines);
        }
    }

    private static Path beside(Path module) {
        String name = module.getFileName().toString();
        return module.resolveSibling(name.substring(0, name.length() - ".wasm".length()) + ".txt");
    }
}
