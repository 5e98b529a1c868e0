package dev.mote.conformance.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seed of the first module; the others follow
 * @param engines those to test
 * @param found where modules that differ are kept
 * @param replay a folder of modules to run instead of making some
 */
record FuzzOptions(Duration time, long seed, List<String> engines, Path found, Optional<Path> replay) {
    static final String USAGE =
            "usage: fuzz [--minutes 10] [--seed N] [--engine mote,mote-split,mote-mapped] [--found DIR] [--replay DIR]";

    static FuzzOptions parse(String... args) {
        Duration time = Duration.ofMinutes(10);
        long seed = System.nanoTime();
        List<String> engines = Differential.SUBJECTS;
        Path found = Path.of("found");
        Optional<Path> replay = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("no value for " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--minutes" -> time = Duration.ofSeconds(Math.round(Double.parseDouble(value) * 60));
                case "--seed" -> seed = Long.parseLong(value);
                case "--engine" -> engines = List.of(value.split(","));
                case "--found" -> found = Path.of(value);
                case "--replay" -> replay = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new FuzzOptions(time, seed, engines, found, replay);
    }
}
