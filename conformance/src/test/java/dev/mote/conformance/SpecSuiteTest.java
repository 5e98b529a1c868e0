package dev.mote.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the suite that the property or the environment value {@code MOTE_SPEC} names; without it nothing is tested. */
final class SpecSuiteTest {
    @ParameterizedTest
    @CsvSource({
        "endive,COMPILED",
        "endive,INTERPRETED",
        "mote,COMPILED",
        "mote-split,COMPILED",
        "mote-mapped,COMPILED",
        "mote-plain,COMPILED",
    })
    void theEnginePassesTheSpecificationSuite(String engine, EngineMode mode) throws InterruptedException {
        Optional<Path> suite = suite();
        if (suite.isEmpty()) {
            System.err.println("SKIPPED: the specification suite was not run; set MOTE_SPEC to its folder");
        }
        assumeTrue(suite.isPresent(), "MOTE_SPEC names no folder");
        assertThat(Main.run(new Options(suite.orElseThrow(), engine, mode, Optional.empty(), Options.SHOWN)))
                .isTrue();
    }

    private static Optional<Path> suite() {
        return Optional.ofNullable(System.getProperty("MOTE_SPEC"))
                .or(() -> Optional.ofNullable(System.getenv("MOTE_SPEC")))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }
}
