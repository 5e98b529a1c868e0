package dev.mote.conformance.fuzz;

import dev.mote.component.ComponentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * {@code conformance/fuzz-components}: makes and changes components for a while; ends with 1 when anything came out but a
 * refusal, a trap, a stop at a limit or an answer.
 */
public final class ComponentFuzz {
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    /** Of busy machines too; runs are stopped after half a second each. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int LARGEST_SEED = 300_000;
    private static final int MADE_SEEDS = 40;

    private final ComponentFuzzOptions options;
    private final ComponentExecution execution;
    private final Corpus found;
    private final List<byte[]> seeds;
    private final Instant start = Instant.now();
    private long made;
    private long changed;
    private long valid;
    private long calls;
    private long answers;
    private long stopped;
    private long broken;

    ComponentFuzz(ComponentFuzzOptions options, ComponentExecution execution) throws IOException {
        this.options = options;
        this.execution = execution;
        this.found = new Corpus(options.found());
        this.seeds = seeds(options.seeds());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ComponentFuzzOptions options;
        try {
            options = ComponentFuzzOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ComponentFuzzOptions.USAGE);
            System.exit(2);
            return;
        }
        try (ComponentExecution execution = new ComponentExecution()) {
            ComponentFuzz fuzz = new ComponentFuzz(options, execution);
            boolean good =
                    options.replay().isPresent() ? fuzz.replay(options.replay().get()) : fuzz.loop();
            System.exit(good ? 0 : 1);
        }
    }

    /** Components of files, small ones, and some that are made. */
    private static List<byte[]> seeds(List<Path> folders) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".wasm"))
                        .sorted()
                        .toList()) {
                    byte[] wasm = Files.readAllBytes(file);
                    if (wasm.length <= LARGEST_SEED && isReadable(wasm)) {
                        seeds.add(wasm);
                    }
                }
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MADE_SEEDS; i++) {
            seeds.add(ComponentGenerator.make(random.split()));
        }
        return seeds;
    }

    private static boolean isReadable(byte[] wasm) {
        try {
            ComponentParts.of(wasm);
            return true;
        } catch (ComponentException _) {
            return false;
        }
    }

    private boolean replay(Path folder) throws IOException, InterruptedException {
        for (Path file : new Corpus(folder).modules()) {
            Outcome outcome = check(Files.readAllBytes(file), "file " + file);
            System.out.println(file + ": " + outcome);
        }
        return broken == 0;
    }

    private boolean loop() throws IOException, InterruptedException {
        Instant end = start.plus(options.time());
        Instant report = start.plus(REPORT_EVERY);
        System.out.println("first seed " + options.seed() + ", " + seeds.size() + " components to start from");
        for (long seed = options.seed(); Instant.now().isBefore(end); seed++) {
            one(seed);
            if (Instant.now().isAfter(report)) {
                System.out.println(this);
                report = report.plus(REPORT_EVERY);
            }
        }
        System.out.println(this);
        return broken == 0;
    }

    /** One component made to be valid, some changed and some of random parts, all decided by the number. */
    void one(long seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        ComponentMutation mutation = new ComponentMutation(seeds, random);
        byte[] whole = ComponentGenerator.make(random);
        made++;
        Outcome outcome = check(whole, "seed " + seed + " (made)");
        if (outcome instanceof Outcome.Seen(List<String> lines)
                && lines.stream().anyMatch(line -> line.startsWith("refused"))) {
            broken(whole, "seed " + seed + " (made)", "is refused, though it should be valid: " + lines);
        }
        for (int i = 0; i < 8; i++) {
            byte[] base = i < 2 ? whole : seeds.get(random.nextInt(seeds.size()));
            changed++;
            check(i == 7 ? mutation.heap() : mutation.mutate(base), "seed " + seed + " (changed, " + i + ")");
        }
    }

    private Outcome check(byte[] wasm, String what) throws IOException, InterruptedException {
        Instant before = Instant.now();
        Outcome outcome = execution.run(wasm);
        Duration taken = Duration.between(before, Instant.now());
        switch (outcome) {
            case Outcome.Seen(List<String> lines) -> {
                if (lines.isEmpty() || !lines.getFirst().startsWith("refused")) {
                    valid++;
                    calls += lines.size();
                    answers += lines.stream()
                            .filter(line -> line.endsWith(" -> answer"))
                            .count();
                }
            }
            case Outcome.Unknown _ -> stopped++;
            case Outcome.Broken(String error) -> broken(wasm, what, error);
        }
        if (taken.compareTo(LONGEST) > 0) {
            broken(wasm, what, "took " + taken);
        }
        return outcome;
    }

    private void broken(byte[] wasm, String what, String error) throws IOException {
        broken++;
        Path kept = found.add(wasm, new Outcome.Unknown(error));
        System.out.println("BROKEN, " + what + ", kept as " + kept + ": " + error);
    }

    long broken() {
        return broken;
    }

    long answers() {
        return answers;
    }

    @Override
    public String toString() {
        return "after " + Duration.between(start, Instant.now()).toSeconds() + " s: " + made + " components made, "
                + changed + " changed; " + valid + " valid, " + calls + " calls, " + answers + " answers, " + stopped
                + " stopped; broken: " + broken;
    }
}
