package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code conformance/fuzz}: makes and compares modules for a while; ends with 1 when an engine was wrong. */
public final class Fuzz {
    private static final Logger ORACLE_LOG = Logger.getLogger("dev.mote.engine.endive");
    private static final Duration MODULE_TIME = Duration.ofSeconds(5);
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    private static final int SHRINK_ATTEMPTS = 3_000;
    /** One module in so many uses what the oracle does not know, is damaged, or comes from another generator. */
    private static final int ALONE_EVERY = 8;

    private static final int MUTATE_EVERY = 4;
    private static final int OTHER_EVERY = 32;
    private static final int MUTATIONS = 16;

    private final FuzzOptions options;
    private final Differential engines;
    private final Optional<WasmOpt> other;
    private final Corpus found;
    private final FuzzCounts counts = new FuzzCounts();

    private Fuzz(FuzzOptions options, Differential engines, Optional<WasmOpt> other) {
        this.options = options;
        this.engines = engines;
        this.other = other;
        this.found = new Corpus(options.found());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        // What the oracle stumbles over is no news.
        ORACLE_LOG.setLevel(Level.OFF);
        FuzzOptions options;
        try {
            options = FuzzOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(FuzzOptions.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(FuzzOptions options) throws IOException, InterruptedException {
        Optional<WasmOpt> other = WasmOpt.find();
        if (other.isEmpty()) {
            System.out.println(
                    "SKIPPED: modules of wasm-opt; set WASM_OPT to it (npm binaryen, or the package binaryen)");
        }
        try (Differential engines = new Differential(options.engines(), MODULE_TIME)) {
            Fuzz fuzz = new Fuzz(options, engines, other);
            return options.replay().isPresent()
                    ? fuzz.replay(new Corpus(options.replay().get()))
                    : fuzz.loop();
        } finally {
            if (other.isPresent()) {
                other.get().close();
            }
        }
    }

    /** Runs the modules of a folder, and notes what the oracle saw where nothing is noted yet. */
    private boolean replay(Corpus corpus) throws IOException, InterruptedException {
        boolean alike = true;
        for (Path module : corpus.modules()) {
            byte[] wasm = Files.readAllBytes(module);
            Differential.Verdict verdict = engines.judge(wasm, engines.commonFeatures());
            System.out.println(module + ": " + verdict.difference().orElse("alike"));
            alike &= verdict.difference().isEmpty();
            if (Corpus.expectation(module).isEmpty()) {
                Corpus.note(module, verdict.expected());
            }
        }
        return alike;
    }

    private boolean loop() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(options.time());
        Instant report = Instant.now().plus(REPORT_EVERY);
        System.out.println("first seed " + options.seed());
        for (long seed = options.seed(); Instant.now().isBefore(end); seed++) {
            one(seed);
            if (Instant.now().isAfter(report)) {
                System.out.println(counts);
                report = report.plus(REPORT_EVERY);
            }
        }
        System.out.println(counts);
        return counts.differences() == 0;
    }

    private void one(long seed) throws IOException, InterruptedException {
        int turn = Math.floorMod(seed, OTHER_EVERY);
        boolean alone = turn % ALONE_EVERY == 0;
        Set<Feature> features = alone ? engines.subjectFeatures() : engines.commonFeatures();
        Choices choices = Choices.random(seed);
        Source source = taken -> ModuleGenerator.make(taken, features, !alone);
        byte[] wasm = source.make(choices);
        counts.generated(check(wasm, features, seed, choices, source));
        if (turn % MUTATE_EVERY == 0) {
            mutate(wasm, seed);
        }
        if (turn == OTHER_EVERY - 1 && other.isPresent()) {
            Optional<byte[]> made = other.get().make(seed);
            if (made.isPresent()) {
                counts.foreign(verdict(made.get(), engines.judge(made.get(), engines.commonFeatures()), seed));
            }
        }
    }

    /** What makes a module of choices. */
    private interface Source {
        byte[] make(Choices choices);
    }

    private Outcome check(byte[] wasm, Set<Feature> features, long seed, Choices choices, Source source)
            throws IOException, InterruptedException {
        Differential.Verdict verdict = engines.judge(wasm, features);
        if (verdict.difference().isEmpty()) {
            return verdict.expected();
        }
        String found = verdict.difference().get();
        System.out.println("seed " + seed + ", " + found + "; making it smaller");
        int[] small = new Shrinker(
                        candidate -> engines.judge(source.make(Choices.replay(candidate)), features)
                                .difference()
                                .filter(difference -> kind(difference).equals(kind(found)))
                                .isPresent(),
                        SHRINK_ATTEMPTS)
                .shrink(choices.taken());
        byte[] smallest = source.make(Choices.replay(small));
        return verdict(smallest, engines.judge(smallest, features), seed);
    }

    /** The words of a difference without its numbers, so that a smaller module shows the same mistake. */
    private static String kind(String difference) {
        return difference.lines().findFirst().orElse("").replaceAll("[0-9a-f]*[0-9][0-9a-f]*|\\[.*?]", "");
    }

    private void mutate(byte[] wasm, long seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = Mutation.mutate(wasm, random);
            long before = System.nanoTime();
            Differential.Verdict verdict = engines.survive(mutant);
            Duration taken = Duration.ofNanos(System.nanoTime() - before);
            if (verdict.difference().isEmpty() && taken.compareTo(MODULE_TIME.multipliedBy(6)) > 0) {
                verdict = new Differential.Verdict(verdict.expected(), Optional.of("took " + taken));
            }
            counts.mutated(verdict(mutant, verdict, seed));
        }
    }

    /** Keeps the module if an engine was wrong. */
    private Outcome verdict(byte[] wasm, Differential.Verdict verdict, long seed) throws IOException {
        if (verdict.difference().isPresent()) {
            Path kept = found.add(wasm, verdict.expected());
            counts.different();
            System.out.println("DIFFERENCE, seed " + seed + ", kept as " + kept + ": "
                    + verdict.difference().get());
        }
        return verdict.expected();
    }
}
