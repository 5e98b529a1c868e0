package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node finds that was killed: the same storage, with calls at every stage. */
class CrashTest {
    private final MemoryStorage storage = new MemoryStorage();
    private final FakeClock clock = new FakeClock();

    @Test
    void fault46CallAcceptedBeforeAKillRunsAfterIt() {
        upload();
        enqueue("a");

        try (TestNode node = restart()) {
            await().until(() -> node.state("a") == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome("a"))).isEqualTo("input of a");
            assertThat(node.platform.invocations().get("a").attempt()).isEqualTo(1);
        }
    }

    @Test
    void fault46CallTakenBeforeAKillRunsAgainWithItsAttemptCounted() {
        upload();
        enqueue("a");
        crashWhileRunning(1);

        try (TestNode node = restart()) {
            await().until(() -> node.state("a") == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome("a"))).isEqualTo("input of a");
            assertThat(node.platform.invocations().get("a").attempt()).isEqualTo(2);
        }
    }

    @Test
    void fault48CallThatKillsTheNodeEveryTimeIsSetAsideAndTheQueueMovesOn() {
        upload();
        enqueue("poison");
        crashWhileRunning(3);
        enqueue("good");

        try (TestNode node = restart()) {
            await().until(() -> node.state("good") == Invocation.State.DONE);
            await().until(() -> node.state("poison") == Invocation.State.DONE);
            assertThat(node.outcome("poison")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo(ErrorCode.DEAD_LETTER.id());
                assertThat(failed.message()).contains("3 times");
            });
            assertThat(node.metric("mote_queue_dead_total")).isEqualTo(1);
        }
    }

    private void upload() {
        try (TestNode node = restart()) {
            node.upload(ECHO, "echo");
        }
    }

    private TestNode restart() {
        return new TestNode(Limits.defaults(), storage, clock);
    }

    private void enqueue(String id) {
        storage.queue()
                .enqueue(List.of(new QueuedCall(
                        id,
                        ECHO,
                        new VersionRef.Live(),
                        Payload.utf8("input of " + id),
                        Invocation.Trigger.ASYNC,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant())));
    }

    private void crashWhileRunning(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(storage.queue().take(10, clock.instant())).hasSize(1);
            storage.queue().crash();
        }
    }
}
