package dev.mote.conformance;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param only beginning of the names of the files to run
 * @param shown failures of one file that are printed
 */
record Options(Path suite, String engine, EngineMode mode, Optional<String> only, int shown) {
    static final String USAGE =
            "usage: run --suite DIR [--engine NAME] [--mode compiled|interpreted] [--only v2/if] [--failures 20]";
    static final int SHOWN = 20;

    static Options parse(String... args) {
        Optional<Path> suite = Optional.empty();
        Optional<String> only = Optional.empty();
        String engine = Engines.DEFAULT;
        EngineMode mode = EngineMode.COMPILED;
        int shown = SHOWN;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("no value for " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--suite" -> suite = Optional.of(Path.of(value));
                case "--engine" -> engine = value;
                case "--mode" -> mode = EngineMode.parse(value);
                case "--only" -> only = Optional.of(value);
                case "--failures" -> shown = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new Options(
                suite.orElseThrow(() -> new IllegalArgumentException("--suite is missing")), engine, mode, only, shown);
    }
}
