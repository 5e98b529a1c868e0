package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final VersionRef LIVE = new VersionRef.Live();

    @Test
    void acceptedCallRunsAndKeepsItsResult() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");

            String id = node.enqueue(ECHO, "later");

            await().until(() -> node.state(id) == Invocation.State.DONE);
            Invocation done = node.platform.invocations().get(id);
            assertThat(TestNode.text(done.outcome().orElseThrow())).isEqualTo("later");
            assertThat(done.trigger()).isEqualTo(Invocation.Trigger.ASYNC);
            assertThat(done.attempt()).isEqualTo(1);
            assertThat(node.platform.invocations().output(id)).isEqualTo(Payload.utf8("later"));
            assertThat(node.storage.queue().pending()).isZero();
        }
    }

    @Test
    void callIsQueuedThenRunningThenDone() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.QUEUE_WORKERS, 1))) {
            node.upload(ECHO, "block");
            String first = node.enqueue(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            node.clock.advance(Duration.ofMillis(1));
            String second = node.enqueue(ECHO, "2");

            assertThat(node.state(first)).isEqualTo(Invocation.State.RUNNING);
            assertThat(node.state(second)).isEqualTo(Invocation.State.QUEUED);
            assertThat(node.metric("mote_queue_pending")).isEqualTo(1);
            assertThat(node.metric("mote_queue_running")).isEqualTo(1);
            assertThat(node.platform.invocations().list(Optional.of(ECHO), 10))
                    .extracting(Invocation::id)
                    .containsExactly(first, second);

            node.world.open();
            await().until(() -> node.state(second) == Invocation.State.DONE);
            assertThat(node.platform.invocations().list(Optional.of(ECHO), 1))
                    .extracting(Invocation::id)
                    .containsExactly(second);
        }
    }

    @Test
    void sameIdempotencyKeyIsTheSameCall() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            Invocations invocations = node.platform.invocations();

            String first = invocations.enqueue(ECHO, LIVE, Payload.utf8("a"), Optional.of("key"));
            String again = invocations.enqueue(ECHO, LIVE, Payload.utf8("b"), Optional.of("key"));
            String other = invocations.enqueue(ECHO, LIVE, Payload.utf8("c"), Optional.of("other"));

            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
            Refused.with(
                    ErrorCode.INVALID_REQUEST,
                    () -> invocations.enqueue(ECHO, LIVE, Payload.empty(), Optional.of("x\n")));
        }
    }

    @Test
    void fullQueueRefusesWithATime() {
        try (TestNode node =
                new TestNode(Limits.defaults().with(Limit.QUEUE_WORKERS, 1).with(Limit.QUEUE, 1))) {
            node.upload(ECHO, "block");
            node.enqueue(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            node.enqueue(ECHO, "2");

            Refused.with(ErrorCode.QUEUE_FULL, () -> node.enqueue(ECHO, "3")).contains("1");
            assertThat(node.metric("mote_rejections_total{code=\"queue.full\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatCannotRunIsRefusedBeforeItIsQueued() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.INPUT, 2));

            Refused.with(ErrorCode.INPUT_TOO_LARGE, () -> node.enqueue(ECHO, "abc"));
            Refused.with(ErrorCode.FUNCTION_NOT_FOUND, () -> node.enqueue(new FunctionName("ann", "gone"), ""));
            Refused.with(
                    ErrorCode.VERSION_NOT_FOUND,
                    () -> node.platform
                            .invocations()
                            .enqueue(ECHO, new VersionRef.Number(7), Payload.empty(), Optional.empty()));
            assertThat(node.storage.queue().pending()).isZero();
        }
    }

    @Test
    void failedEnqueueIsNotAccepted() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.storage.trouble().in("queue.enqueue", 1, ErrorCode.STORAGE_FULL);

            Refused.with(ErrorCode.STORAGE_FULL, () -> node.enqueue(ECHO, ""));
            assertThat(node.storage.queue().pending()).isZero();
        }
    }

    @Test
    void callOfAFunctionThatWasDeletedMeanwhileIsRejected() {
        FunctionName gone = new FunctionName("ann", "gone");
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.QUEUE_WORKERS, 1))) {
            node.upload(ECHO, "block");
            node.upload(gone, "echo");
            node.enqueue(ECHO, "");
            await().until(() -> node.world.blocked() == 1);
            String id = node.enqueue(gone, "");
            node.platform.functions().delete(gone);

            node.world.open();

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(node.outcome(id))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(ErrorCode.FUNCTION_NOT_FOUND.id()));
        }
    }

    @Test
    void asynchronousCallsWaitForTheirTurnInsteadOfBeingRejected() {
        Limits one = Limits.defaults().with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 0);
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block", one);
            String first = node.enqueue(ECHO, "1");
            String second = node.enqueue(ECHO, "2");
            await().until(() -> node.world.blocked() == 1
                    && node.platform.status().running().size() == 2);

            node.world.open();

            await().until(() ->
                    node.state(first) == Invocation.State.DONE && node.state(second) == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome(first))).isEqualTo("1");
            assertThat(TestNode.text(node.outcome(second))).isEqualTo("2");
        }
    }
}
