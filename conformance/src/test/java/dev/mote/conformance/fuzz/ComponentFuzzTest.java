package dev.mote.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few seconds of what {@code conformance/fuzz-components} does for hours, always with the same components. */
final class ComponentFuzzTest {
    private static final int ROUNDS = 40;

    private static ComponentExecution execution;

    @BeforeAll
    static void open() {
        execution = new ComponentExecution();
    }

    @AfterAll
    static void close() {
        execution.close();
    }

    @Test
    void nothingButRefusalsTrapsAndAnswersComesOut(@TempDir Path found)
            throws IOException, InterruptedException, URISyntaxException {
        ComponentFuzz fuzz = new ComponentFuzz(
                new ComponentFuzzOptions(Duration.ZERO, 0, List.of(folder("/component")), found, Optional.empty()),
                execution);

        for (int round = 0; round < ROUNDS; round++) {
            fuzz.one(round);
        }

        assertThat(fuzz.broken()).isZero();
        assertThat(fuzz.answers()).isGreaterThan(ROUNDS);
    }

    @Test
    void cuttingAComponentAndPuttingItTogetherChangesNothing() {
        byte[] wasm = ComponentGenerator.make(new SplittableRandom(3));

        assertThat(ComponentParts.of(wasm).bytes()).isEqualTo(wasm);
    }

    static Stream<Path> components() throws IOException, URISyntaxException {
        List<Path> components = new Corpus(folder("/corpus-component")).modules();
        assertThat(components).isNotEmpty();
        return components.stream();
    }

    @ParameterizedTest
    @MethodSource("components")
    void whatOnceBrokeSomethingIsSurvived(Path component) throws IOException, InterruptedException {
        assertThat(execution.run(Files.readAllBytes(component))).isNotInstanceOf(Outcome.Broken.class);
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ComponentFuzzTest.class.getResource(name))
                .toURI());
    }
}
