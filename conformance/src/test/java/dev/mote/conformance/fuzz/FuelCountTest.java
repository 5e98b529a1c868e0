package dev.mote.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a module is charged does not depend on the shape of its code or of its memories, also where it traps. */
final class FuelCountTest {
    private static final int GENERATED = 150;
    private static final Outcome UNKNOWN = new Outcome.Unknown("nobody else counts");

    private static Differential engines;

    @BeforeAll
    static void open() {
        engines = new Differential(
                Differential.SUBJECTS,
                Duration.ofSeconds(30),
                CompileOptions.defaults().withFuel());
    }

    @AfterAll
    static void close() {
        engines.close();
    }

    @Test
    void modulesOnceRunDifferentlyAreChargedTheSame() throws IOException, URISyntaxException, InterruptedException {
        Path folder = Path.of(Objects.requireNonNull(FuelCountTest.class.getResource("/corpus"))
                .toURI());
        int counted = 0;
        for (Path module : new Corpus(folder).modules()) {
            counted += charged(Files.readAllBytes(module), module.getFileName().toString());
        }
        assertThat(counted).isPositive();
    }

    @Test
    void generatedModulesAreChargedTheSame() throws InterruptedException {
        int counted = 0;
        for (int seed = 0; seed < GENERATED; seed++) {
            byte[] wasm = ModuleGenerator.make(Choices.random(seed), engines.subjectFeatures(), true);
            counted += charged(wasm, "seed " + seed);
        }
        assertThat(counted).isGreaterThan(GENERATED / 2);
    }

    /** Returns 1 where the module ran, and was charged for it. */
    private static int charged(byte[] wasm, String name) throws InterruptedException {
        Differential.Verdict verdict = engines.compare(wasm, UNKNOWN);
        assertThat(verdict.difference()).as(name).isEmpty();
        boolean ran = verdict.expected() instanceof Outcome.Seen(List<String> lines)
                && lines.getLast().startsWith("fuel: ")
                && !lines.getLast().equals("fuel: 0");
        return ran ? 1 : 0;
    }
}
