package dev.mote.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A program of {@code bench/kernels}: exports {@code run}, which takes a number and answers one.
 *
 * @param argument makes one call take some tens of milliseconds
 */
record Kernel(String name, int argument) {
    static final List<Kernel> ALL = List.of(
            new Kernel("fib", 34),
            new Kernel("matrix", 6),
            new Kernel("sha256", 20),
            new Kernel("sieve", 4),
            new Kernel("vm", 20_000),
            new Kernel("hashmap", 600_000),
            new Kernel("sort", 2),
            new Kernel("json", 30),
            new Kernel("simd", 15_000),
            new Kernel("nbody", 400_000));

    static Path folder() {
        return Path.of(System.getProperty("mote.home"), "bench", "kernels");
    }

    Path wasm() {
        return folder().resolve(name + ".wasm");
    }

    Path source() {
        return folder().resolve(name + ".c");
    }
}
