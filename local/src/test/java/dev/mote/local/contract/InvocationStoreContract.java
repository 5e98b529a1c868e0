package dev.mote.local.contract;

import static dev.mote.local.contract.Calls.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.worlds.ChainedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of calls that ended. */
public abstract class InvocationStoreContract extends StorageContract {
    private static final FunctionName OTHER = new FunctionName("bob", "other");
    private static final Outcome COMPLETED = new Outcome.Completed(Payload.empty(), List.of());

    static List<Outcome> outcomes() {
        return List.of(
                COMPLETED,
                new Outcome.Failed("guest.failed", "no \"such\" thing\n"),
                new Outcome.Trapped(TrapCode.UNREACHABLE, "unreachable"),
                new Outcome.TimedOut(StopReason.CPU_TIME, Duration.ofMillis(1_234)),
                new Outcome.OutOfFuel(1_000_000_007),
                new Outcome.Rejected("function.busy", "too many", Optional.of(Duration.ofSeconds(2))),
                new Outcome.Rejected("node.busy", "too many", Optional.empty()),
                new Outcome.Cancelled(StopReason.SHUTDOWN));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aRecordComesBackAsItWas(Outcome outcome) {
        Invocation record = Calls.record("a", FUNCTION, outcome, NOW);
        invocations().record(record, Payload.empty(), new byte[0]);
        reopen();
        assertThat(invocations().find("a")).hasValue(record);
        assertThat(invocations().find("b")).isEmpty();
    }

    @Test
    void aRecordCanBeReadAtOnce() {
        Invocation record = Calls.record("a", FUNCTION, COMPLETED, NOW);
        invocations().record(record, Payload.utf8("out"), bytes("log"));
        assertThat(invocations().find("a")).hasValue(record);
        assertThat(invocations().output("a")).hasValue(Payload.utf8("out"));
        assertThat(invocations().log("a")).hasValue(bytes("log"));
        assertThat(invocations().list(Optional.empty(), 9)).containsExactly(record);
    }

    @Test
    void outputAndLogAreKeptBesideTheRecord() {
        Outcome outcome = new Outcome.Completed(Payload.utf8("out"), List.of(new ChainedCall("f", Payload.empty())));
        invocations().record(Calls.record("a", FUNCTION, outcome, NOW), Payload.utf8("out"), bytes("log"));
        invocations().record(Calls.record("b", FUNCTION, COMPLETED, NOW), Payload.empty(), new byte[0]);
        reopen();
        assertThat(invocations().find("a").flatMap(Invocation::outcome)).hasValue(COMPLETED);
        assertThat(invocations().output("a")).hasValue(Payload.utf8("out"));
        assertThat(invocations().log("a")).hasValue(bytes("log"));
        assertThat(invocations().output("b")).hasValue(Payload.empty());
        assertThat(invocations().log("b")).hasValue(new byte[0]);
        assertThat(invocations().output("c")).isEmpty();
        assertThat(invocations().log("c")).isEmpty();
    }

    @Test
    void recordsAreListedNewestFirstWhereverTheyAre() {
        record("1", FUNCTION, NOW);
        record("2", OTHER, NOW);
        record("3", FUNCTION, NOW);
        reopen();
        record("4", FUNCTION, NOW);
        record("5", OTHER, NOW);
        assertThat(invocations().list(Optional.empty(), 4))
                .extracting(Invocation::id)
                .containsExactly("5", "4", "3", "2");
        assertThat(invocations().list(Optional.of(FUNCTION), 9))
                .extracting(Invocation::id)
                .containsExactly("4", "3", "1");
    }

    @Test
    void oldRecordsGoWithWhatBelongsToThem() {
        record("1", FUNCTION, NOW.minusSeconds(10));
        record("2", FUNCTION, NOW);
        reopen();
        assertThat(invocations().expire(NOW.minusSeconds(5), 100)).isEqualTo(1);
        assertThat(invocations().find("1")).isEmpty();
        assertThat(invocations().output("1")).isEmpty();
        assertThat(invocations().find("2")).isPresent();
    }

    @Test
    void theOldestGoBeyondANumber() {
        for (int i = 0; i < 1_200; i++) {
            record(String.format("%05d", i), FUNCTION, NOW);
        }
        reopen();
        assertThat(invocations().expire(NOW.minusSeconds(5), 100)).isEqualTo(1_100);
        assertThat(invocations().list(Optional.empty(), 2_000))
                .hasSize(100)
                .last()
                .extracting(Invocation::id)
                .isEqualTo("01100");
    }

    @Test
    void nothingIsDroppedInQuietTimes() {
        record("1", FUNCTION, NOW);
        assertThat(invocations().dropped()).isZero();
    }

    private void record(String id, FunctionName function, Instant finished) {
        invocations().record(Calls.record(id, function, COMPLETED, finished), Payload.utf8("o"), new byte[0]);
    }

    private InvocationStore invocations() {
        return storage().invocations();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
