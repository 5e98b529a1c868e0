package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException;
import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTableTest {
    @Test
    void idsAreUniqueAndStatusesAreErrors() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
        assertThat(ErrorCode.values()).allSatisfy(code -> {
            assertThat(code.id()).matches("[a-z]+\\.[a-z-]+");
            assertThat(code.status()).isBetween(400, 599);
            assertThat(code.title()).doesNotEndWith(".").isNotBlank();
            assertThat(code.hint()).endsWith(".");
            assertThat(ErrorCode.byId(code.id())).contains(code);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfAModuleHasItsPlaceUnderTheSameId(ModuleException.Code code) {
        assertThat(ModuleErrors.of(code).id()).isEqualTo(code.id());
        assertThat(ModuleErrors.of(code).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @EnumSource
    void everyTrapHasItsPlaceAndIsNamed(TrapCode code) {
        MoteException e = of(new Outcome.Trapped(code, code.message()));

        assertThat(e.code()).isIn(ErrorCode.GUEST_TRAPPED, ErrorCode.NODE_BUSY, ErrorCode.INTERNAL);
        assertThat(e.getMessage()).startsWith(code.id()).endsWith(code.message());
    }

    @ParameterizedTest
    @EnumSource
    void everyStopOfAnInitialisationHasItsPlace(StopReason reason) {
        assertThat(ModuleErrors.stopped(reason).code()).isIn(ErrorCode.INITIALISATION_FAILED, ErrorCode.SHUTTING_DOWN);
    }

    @Test
    void outcomesMapToTheirCodes() {
        assertThat(OutcomeErrors.of(new Outcome.Completed(Payload.empty(), List.of())))
                .isEmpty();
        assertThat(of(new Outcome.Failed("output.too-large", "big")).code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
        assertThat(of(new Outcome.Failed("what the guest says", "")).code()).isEqualTo(ErrorCode.GUEST_FAILED);
        assertThat(of(new Outcome.TimedOut(StopReason.WALL_TIME, Duration.ofMillis(61)))
                        .getMessage())
                .contains("wall-time")
                .contains("61 ms");
        assertThat(of(new Outcome.TimedOut(StopReason.CPU_TIME, Duration.ZERO)).code())
                .isEqualTo(ErrorCode.GUEST_TIMED_OUT);
        assertThat(of(new Outcome.Cancelled(StopReason.CANCELLED)).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(of(new Outcome.Cancelled(StopReason.SHUTDOWN)).code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(of(new Outcome.Rejected("function.busy", "", Optional.of(Duration.ofSeconds(1))))
                        .retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    private static MoteException of(Outcome outcome) {
        return OutcomeErrors.of(outcome).orElseThrow();
    }
}
