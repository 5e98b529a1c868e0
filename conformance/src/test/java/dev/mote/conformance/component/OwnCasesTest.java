package dev.mote.conformance.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cases of this repository, and the public suite where {@code MOTE_COMPONENT_SPEC} names its folder. */
class OwnCasesTest {
    @Test
    void componentsDoWhatTheCasesOfThisRepositorySay() throws IOException, URISyntaxException {
        assertThat(Main.run(Path.of(OwnCasesTest.class.getResource("/component").toURI())))
                .isTrue();
    }

    @Test
    void componentsPassThePublicSuite() throws IOException {
        Optional<Path> suite = Optional.ofNullable(System.getenv("MOTE_COMPONENT_SPEC"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        assumeTrue(suite.isPresent(), "MOTE_COMPONENT_SPEC names no folder");
        assertThat(Main.run(suite.orElseThrow())).isTrue();
    }
}
