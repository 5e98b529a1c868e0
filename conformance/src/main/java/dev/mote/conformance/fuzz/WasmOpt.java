package dev.mote.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Binaryen's generator, where {@code wasm-opt} is installed: it turns random bytes into valid modules. */
final class WasmOpt implements AutoCloseable {
    private static final int SEED_BYTES = 1_500;
    private static final long TIMEOUT_SECONDS = 30;

    private final Path program;
    private final Path folder;

    private WasmOpt(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The one that the environment value {@code WASM_OPT} or the path names. */
    static Optional<WasmOpt> find() throws IOException {
        Stream<Path> places = Stream.concat(
                Optional.ofNullable(System.getenv("WASM_OPT")).map(Path::of).stream(),
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .map(place -> Path.of(place, "wasm-opt")));
        Optional<Path> program = places.filter(Files::isExecutable).findFirst();
        return program.isPresent()
                ? Optional.of(new WasmOpt(program.get(), Files.createTempDirectory("fuzz")))
                : Optional.empty();
    }

    /** A module of these random bytes; empty where the program refuses. */
    Optional<byte[]> make(long seed) throws IOException, InterruptedException {
        byte[] noise = new byte[SEED_BYTES];
        new SplittableRandom(seed).nextBytes(noise);
        Path input = folder.resolve("noise");
        Path output = folder.resolve("module.wasm");
        Files.write(input, noise);
        Files.deleteIfExists(output);
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "-ttf",
                        input.toString(),
                        "--denan",
                        "-o",
                        output.toString(),
                        "--enable-bulk-memory",
                        "--enable-sign-ext",
                        "--enable-nontrapping-float-to-int",
                        "--enable-mutable-globals",
                        "--enable-multivalue",
                        "--enable-reference-types",
                        "--enable-tail-call"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        return process.exitValue() == 0 && Files.exists(output)
                ? Optional.of(Files.readAllBytes(output))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("noise"));
        Files.deleteIfExists(folder.resolve("module.wasm"));
        Files.deleteIfExists(folder);
    }
}
