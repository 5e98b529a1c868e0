package dev.mote.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules that once ran differently on one of our engines show what they should, in every configuration. */
final class CorpusTest {
    private static Differential engines;

    @BeforeAll
    static void open() {
        engines = new Differential(Differential.SUBJECTS, Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        engines.close();
    }

    static Stream<Path> modules() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(CorpusTest.class.getResource("/corpus")).toURI());
        List<Path> modules = new Corpus(folder).modules();
        assertThat(modules).isNotEmpty();
        return modules.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyEngineShowsTheSame(Path module) throws IOException, InterruptedException {
        byte[] wasm = Files.readAllBytes(module);
        Differential.Verdict verdict = engines.survive(wasm);
        assertThat(verdict.difference()).isEmpty();
        if (Corpus.expectation(module).isPresent()) {
            verdict = engines.compare(wasm, Corpus.expectation(module).get());
            assertThat(verdict.difference()).isEmpty();
        }
    }
}
