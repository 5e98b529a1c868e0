package dev.mote.conformance.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seed of the first component; the others follow
 * @param seeds folders of components to change, besides those that are made
 * @param found where components that broke something are kept
 * @param replay a folder of components to run instead of making some
 */
record ComponentFuzzOptions(Duration time, long seed, List<Path> seeds, Path found, Optional<Path> replay) {
    static final String USAGE =
            "usage: fuzz-components [--minutes 10] [--seed N] [--seeds DIR]... [--found DIR] [--replay DIR]";

    static ComponentFuzzOptions parse(String... args) {
        Duration time = Duration.ofMinutes(10);
        long seed = System.nanoTime();
        List<Path> seeds = new ArrayList<>();
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
                case "--seeds" -> seeds.add(Path.of(value));
                case "--found" -> found = Path.of(value);
                case "--replay" -> replay = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new ComponentFuzzOptions(time, seed, List.copyOf(seeds), found, replay);
    }
}
