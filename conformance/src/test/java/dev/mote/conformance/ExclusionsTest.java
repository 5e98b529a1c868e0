package dev.mote.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExclusionsTest {
    private final Exclusions exclusions = new Exclusions(List.of("v2/if:7 a known defect"));

    @Test
    void aKnownFailureIsNoFailure() {
        FileReport.Ran report = ran(Result.failed("v2/if", 7, "wrong"));
        assertThat(report.good()).isTrue();
        assertThat(report.excluded()).isEqualTo(1);
    }

    @Test
    void anotherLineIsAFailure() {
        assertThat(ran(Result.failed("v2/if", 7, "wrong"), Result.failed("v2/if", 8, "wrong"))
                        .failures())
                .extracting(Result::line)
                .containsExactly(8);
    }

    @Test
    void anExcludedModuleCoversWhatNeedsIt() {
        Result dependent = new Result("v2/if", 9, Result.Status.FAILED, "no module", 7);
        assertThat(ran(Result.failed("v2/if", 7, "wrong"), dependent).good()).isTrue();
    }

    @Test
    void anExclusionThatPassesIsStale() {
        FileReport.Ran report = ran(Result.passed("v2/if", 7));
        assertThat(report.stale()).containsExactly("v2/if:7");
        assertThat(report.good()).isFalse();
    }

    @Test
    void anExclusionOfNoCommandIsStale() {
        assertThat(ran(Result.passed("v2/if", 6)).stale()).containsExactly("v2/if:7");
    }

    @Test
    void anExclusionOfWhatVariesIsNeverStale() {
        Exclusions varying = new Exclusions(List.of("v2/if:7 varies: by the JVM"));
        assertThat(FileReport.Ran.of("v2/if", List.of(Result.passed("v2/if", 7)), varying)
                        .good())
                .isTrue();
    }

    @Test
    void anExclusionNeedsAReason() {
        assertThatThrownBy(() -> new Exclusions(List.of("v2/if:7"))).hasMessageContaining("reason");
    }

    private FileReport.Ran ran(Result... results) {
        return FileReport.Ran.of("v2/if", List.of(results), exclusions);
    }
}
