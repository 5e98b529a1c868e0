package dev.mote.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The npm toolchain for JavaScript components, and what was built with it, where they are.
 *
 * @param folder where {@code bench/javascript} puts them
 * @param environment of this process: {@code JCO} and {@code MOTE_JS_GUESTS} name others
 */
record Toolchain(Path folder, Map<String, String> environment) {
    /** What to do where it is missing. */
    static final String HOW = "bench/javascript fetches jco and builds the guests (350 MB from npm)";

    static Toolchain ofThisProcess() {
        Path home = Path.of(System.getProperty("mote.home", "."));
        return new Toolchain(home.resolve("bench/target/javascript"), System.getenv());
    }

    /** The program {@code jco}. */
    Optional<Path> jco() {
        return first("JCO", "", folder.resolve("node_modules/.bin/jco"));
    }

    /** A component of {@code guests/js}. */
    Optional<Path> guest(String name) {
        return first("MOTE_JS_GUESTS", name + ".wasm", folder.resolve(name + ".wasm"));
    }

    private Optional<Path> first(String variable, String below, Path otherwise) {
        return Stream.of(
                        Optional.ofNullable(environment.get(variable)).map(named -> Path.of(named, below)),
                        Optional.of(otherwise))
                .flatMap(Optional::stream)
                .filter(Files::exists)
                .findFirst();
    }
}
