package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.StopReason;
import dev.mote.worlds.Outcome;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CancelTest {
    private static final Outcome CANCELLED = new Outcome.Cancelled(StopReason.CANCELLED);
    private static final Limits ONE =
            Limits.defaults().with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 1);

    @Test
    void runningCallEndsWhenItIsCancelled() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "spin");
            CompletableFuture<InvocationResult> call = node.callLater(ECHO, "");
            await().until(() -> !node.platform.status().running().isEmpty());

            assertThat(node.platform.invocations().cancel(runningId(node))).isTrue();

            assertThat(call.join().outcome()).isEqualTo(CANCELLED);
        }
    }

    @Test
    void waitingCallEndsWhenItIsCancelled() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block", ONE);
            CompletableFuture<InvocationResult> first = node.callLater(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            String firstId = runningId(node);
            CompletableFuture<InvocationResult> second = node.callLater(ECHO, "2");
            await().until(() -> node.platform.status().running().size() == 2);
            String secondId = node.platform.status().running().stream()
                    .map(Invocation::id)
                    .filter(id -> !id.equals(firstId))
                    .findFirst()
                    .orElseThrow();

            assertThat(node.platform.invocations().cancel(secondId)).isTrue();

            assertThat(second.join().outcome()).isEqualTo(CANCELLED);
            assertThat(first).isNotDone();
        }
    }

    @Test
    void cancellationBeforeTheGuestStartsIsNotLost() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "spin");

            InvocationResult result = node.platform
                    .invocations()
                    .invoke(
                            new InvocationRequest(
                                    ECHO,
                                    new VersionRef.Live(),
                                    InputStream.nullInputStream(),
                                    Invocation.Trigger.HTTP),
                            id -> node.platform.invocations().cancel(id));

            assertThat(result.outcome()).isEqualTo(CANCELLED);
        }
    }

    @Test
    void queuedCallNeverRunsWhenItIsCancelled() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.QUEUE_WORKERS, 1))) {
            node.upload(ECHO, "block");
            String first = node.enqueue(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            String second = node.enqueue(ECHO, "2");

            assertThat(node.platform.invocations().cancel(second)).isTrue();

            assertThat(node.outcome(second)).isEqualTo(CANCELLED);
            assertThat(node.state(first)).isEqualTo(Invocation.State.RUNNING);
        }
    }

    @Test
    void runningAsynchronousCallEndsWhenItIsCancelled() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "spin");
            String id = node.enqueue(ECHO, "");
            await().until(() -> node.state(id) == Invocation.State.RUNNING);

            assertThat(node.platform.invocations().cancel(id)).isTrue();

            await().untilAsserted(() -> assertThat(node.outcome(id)).isEqualTo(CANCELLED));
            assertThat(node.storage.queue().find(id)).isEmpty();
        }
    }

    @Test
    void doneCallIsNotCancelledAndUnknownOneIsAnError() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            String done = node.call(ECHO, "").invocation().id();

            assertThat(node.platform.invocations().cancel(done)).isFalse();
            assertThatExceptionOfType(MoteException.class)
                    .isThrownBy(() -> node.platform.invocations().cancel("nobody"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVOCATION_NOT_FOUND));
        }
    }

    private static String runningId(TestNode node) {
        return node.platform.status().running().getFirst().id();
    }
}
