package dev.mote.local.contract;

import static dev.mote.local.contract.Calls.FUNCTION;
import static dev.mote.local.contract.Calls.call;
import static dev.mote.local.contract.Calls.chained;
import static dev.mote.local.contract.Calls.completed;
import static dev.mote.local.contract.Calls.withAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.StopReason;
import dev.mote.platform.Invocation;
import dev.mote.platform.VersionRef;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that wait, run, come back, and end. */
public abstract class CallQueueContract extends StorageContract {
    @Test
    void callsAreTakenInOrderOfArrival() {
        enqueue(call("c"), call("a"));
        enqueue(call("b"));
        assertThat(queue().take(2, NOW)).extracting(QueuedCall::id).containsExactly("c", "a");
        assertThat(queue().take(2, NOW)).extracting(QueuedCall::id).containsExactly("b");
        assertThat(queue().take(2, NOW)).isEmpty();
    }

    @Test
    void aCallComesOutAsItWentInWithItsAttemptCounted() {
        QueuedCall call = new QueuedCall(
                "a",
                FUNCTION,
                new VersionRef.Alias("stable"),
                Payload.of(new byte[] {0, -1, 7}),
                Invocation.Trigger.CHAIN,
                0,
                4,
                Optional.of("cause"),
                Optional.of("key"),
                NOW);
        enqueue(call);
        reopen();
        assertThat(queue().find("a")).hasValue(call);
        assertThat(queue().take(1, NOW)).containsExactly(withAttempt(call, 1));
    }

    @Test
    void everyKindOfVersionIsKept() {
        for (VersionRef version :
                List.of(new VersionRef.Live(), new VersionRef.Number(12), new VersionRef.Alias("x"))) {
            QueuedCall call = call("id of " + version);
            enqueue(new QueuedCall(
                    call.id(),
                    FUNCTION,
                    version,
                    call.input(),
                    call.trigger(),
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    NOW));
            assertThat(queue().take(1, NOW).getFirst().version()).isEqualTo(version);
        }
    }

    @Test
    void fault46WhatWasTakenAndNotFinishedComesBackInItsOldPlace() {
        enqueue(call("a"), call("b"));
        queue().take(1, NOW);
        reopen();
        assertThat(queue().pending()).isEqualTo(2);
        assertThat(queue().take(2, NOW)).containsExactly(withAttempt(call("a"), 2), withAttempt(call("b"), 1));
    }

    @Test
    void completingKeepsTheResultAndAddsWhatWasChained() {
        enqueue(call("a"));
        QueuedCall taken = queue().take(1, NOW).getFirst();
        queue().complete(taken, completed(taken), Payload.utf8("out"), bytes("log"), List.of(chained("b", taken)));
        reopen();
        assertThat(queue().find("a")).isEmpty();
        assertThat(storage().invocations().find("a")).hasValue(completed(taken));
        assertThat(storage().invocations().output("a")).hasValue(Payload.utf8("out"));
        assertThat(storage().invocations().log("a")).hasValue(bytes("log"));
        assertThat(queue().take(9, NOW)).containsExactly(withAttempt(chained("b", taken), 1));
    }

    @Test
    void completingTwiceChainsOnce() {
        enqueue(call("a"));
        QueuedCall taken = queue().take(1, NOW).getFirst();
        for (String chained : List.of("b", "c")) {
            queue().complete(taken, completed(taken), Payload.empty(), new byte[0], List.of(chained(chained, taken)));
        }
        assertThat(queue().take(9, NOW)).extracting(QueuedCall::id).containsExactly("b");
    }

    @Test
    void aCallGivenBackWaitsForItsTimeAndKeepsItsPlace() {
        enqueue(call("a"), call("b"));
        QueuedCall taken = queue().take(1, NOW).getFirst();
        queue().retry(taken, NOW.plusSeconds(10));
        assertThat(queue().pending()).isEqualTo(2);
        assertThat(queue().take(1, NOW)).extracting(QueuedCall::id).containsExactly("b");
        assertThat(queue().take(1, NOW.plusSeconds(9))).isEmpty();
        enqueue(call("c"));
        assertThat(queue().take(2, NOW.plusSeconds(10)))
                .containsExactly(withAttempt(call("a"), 2), withAttempt(call("c"), 1));
    }

    @Test
    void aCallGivenBackKeepsTheAttemptThatItsGiverSays() {
        enqueue(call("a"));
        queue().take(1, NOW);
        queue().retry(call("a"), NOW);
        assertThat(queue().take(1, NOW)).containsExactly(withAttempt(call("a"), 1));
    }

    @Test
    void theSameKeyIsTheSameCallForOneFunction() {
        assertThat(queue().enqueue(List.of(call("a", Optional.of("k"))))).containsExactly("a");
        assertThat(queue().enqueue(List.of(call("b", Optional.of("k")), call("c", Optional.of("l")))))
                .containsExactly("a", "c");
        assertThat(queue().pending()).isEqualTo(2);
    }

    @Test
    void fault46TheSameKeyIsTheSameCallAfterItEnded() {
        queue().enqueue(List.of(call("a", Optional.of("k"))));
        QueuedCall taken = queue().take(1, NOW).getFirst();
        queue().complete(taken, completed(taken), Payload.empty(), new byte[0], List.of());
        reopen();
        assertThat(queue().enqueue(List.of(call("b", Optional.of("k"))))).containsExactly("a");
        assertThat(queue().pending()).isZero();
    }

    @Test
    void aKeyIsForgottenWithItsRecord() {
        queue().enqueue(List.of(call("a", Optional.of("k"))));
        storage().invocations().expire(NOW.plusSeconds(1), 100);
        assertThat(queue().enqueue(List.of(call("b", Optional.of("k")))))
                .as("the call still waits")
                .containsExactly("a");
        QueuedCall taken = queue().take(1, NOW).getFirst();
        queue().complete(taken, completed(taken), Payload.empty(), new byte[0], List.of());
        storage().invocations().expire(NOW.plusSeconds(1), 100);
        assertThat(queue().enqueue(List.of(call("c", Optional.of("k"))))).containsExactly("c");
    }

    @Test
    void onlyAWaitingCallCanBeCancelled() {
        enqueue(call("a"), call("b"));
        queue().take(1, NOW);
        assertThat(queue().cancel("a", NOW)).isFalse();
        assertThat(queue().cancel("b", NOW)).isTrue();
        assertThat(queue().cancel("b", NOW)).isFalse();
        assertThat(queue().pending()).isZero();
        assertThat(storage().invocations().find("b").flatMap(Invocation::outcome))
                .hasValue(new Outcome.Cancelled(StopReason.CANCELLED));
    }

    @Test
    void callsOfAFunctionAreListedWhetherTheyWaitOrRun() {
        enqueue(call("a"), call("b"), call("c"));
        queue().take(1, NOW);
        assertThat(queue().list(FUNCTION, 2)).extracting(QueuedCall::id).containsExactly("a", "b");
    }

    @Test
    void callsThatWaitAreCounted() {
        enqueue(call("a"), call("b"), call("c"));
        queue().take(2, NOW);
        assertThat(queue().pending()).isEqualTo(1);
        reopen();
        assertThat(queue().pending()).isEqualTo(3);
    }

    private CallQueue queue() {
        return storage().queue();
    }

    private void enqueue(QueuedCall... calls) {
        assertThat(queue().enqueue(List.of(calls)))
                .isEqualTo(List.of(calls).stream().map(QueuedCall::id).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
