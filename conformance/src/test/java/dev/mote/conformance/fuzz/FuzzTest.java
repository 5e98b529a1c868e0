package dev.mote.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A few seconds of what {@code conformance/fuzz} does for hours, always with the same modules. */
final class FuzzTest {
    private static final int MODULES = 60;
    private static final int MUTANTS = 400;

    private static Differential engines;

    @BeforeAll
    static void open() {
        engines = new Differential(Differential.SUBJECTS, Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        engines.close();
    }

    @Test
    void generatedModulesRunAlikeOnEveryEngine() throws InterruptedException {
        int calls = 0;
        for (int seed = 0; seed < MODULES; seed++) {
            byte[] wasm = ModuleGenerator.make(Choices.random(seed), engines.commonFeatures(), true);
            Differential.Verdict verdict = engines.judge(wasm, engines.commonFeatures());
            assertThat(verdict.difference()).as("seed %d", seed).isEmpty();
            if (verdict.expected() instanceof Outcome.Seen(List<String> lines)) {
                assertThat(lines).as("seed %d", seed).noneMatch(line -> line.startsWith("refused"));
                calls += (int)
                        lines.stream().filter(line -> line.contains(" -> [")).count();
            }
        }
        assertThat(calls).as("calls that returned").isGreaterThan(MODULES);
    }

    @Test
    void damagedModulesAreRefusedOrRun() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] wasm = ModuleGenerator.make(Choices.random(3), engines.subjectFeatures(), false);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = Mutation.mutate(wasm, random);
            assertThat(engines.survive(mutant).difference()).as("mutant %d", i).isEmpty();
        }
    }

    @Test
    void theSameChoicesMakeTheSameModule() {
        Choices choices = Choices.random(7);
        byte[] first = ModuleGenerator.make(choices, engines.subjectFeatures(), false);
        assertThat(ModuleGenerator.make(Choices.replay(choices.taken()), engines.subjectFeatures(), false))
                .isEqualTo(first);
    }

    @Test
    void noChoicesMakeTheSmallestModule() throws InterruptedException {
        byte[] smallest = ModuleGenerator.make(Choices.replay(), engines.subjectFeatures(), false);
        assertThat(engines.judge(smallest, engines.commonFeatures()).expected()).isInstanceOf(Outcome.Seen.class);
    }

    @Test
    void shrinkingKeepsOnlyWhatMatters() throws InterruptedException {
        int[] small = new Shrinker(choices -> Arrays.stream(choices).anyMatch(choice -> choice > 40), 1_000)
                .shrink(new int[] {3, 99, 7, 50, 1, 0, 12});
        assertThat(small).containsExactly(41);
    }
}
