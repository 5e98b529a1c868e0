package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void pausesDoubleUpToABound() {
        assertThat(QueueWorker.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(QueueWorker.pause(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(QueueWorker.pause(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(QueueWorker.pause(9)).isEqualTo(Duration.ofSeconds(256));
        assertThat(QueueWorker.pause(100)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void guestsTrapIsFinal() {
        try (TestNode node = new TestNode()) {
            node.world.on("trap", (_, _) -> {
                runs.incrementAndGet();
                throw new Trap(TrapCode.UNREACHABLE);
            });
            node.upload(ECHO, "trap");

            String id = node.enqueue(ECHO, "");

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(node.outcome(id)).isInstanceOf(Outcome.Trapped.class);
            assertThat(runs).hasValue(1);
            assertThat(node.metric("mote_queue_dead_total")).isZero();
        }
    }

    @Test
    void faultOfTheNodeIsTriedAgainAfterAPause() {
        try (TestNode node = new TestNode()) {
            node.world.on("once", (call, _) -> {
                if (runs.incrementAndGet() == 1) {
                    throw new IllegalStateException("the node's own fault");
                }
                return FakeWorld.completed(call.input().readAllBytes());
            });
            node.upload(ECHO, "once");
            String id = node.enqueue(ECHO, "second time");
            await().until(() -> node.storage.queue().delayed() == 1);
            assertThat(node.state(id)).isEqualTo(Invocation.State.QUEUED);
            assertThat(runs).hasValue(1);

            node.clock.advance(Duration.ofMillis(999));
            assertThat(node.storage.queue().take(1, node.clock.instant())).isEmpty();
            node.clock.advance(Duration.ofMillis(1));

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome(id))).isEqualTo("second time");
            assertThat(node.platform.invocations().get(id).attempt()).isEqualTo(2);
        }
    }

    @Test
    void callThatTheNodeFailsEveryTimeBecomesADeadLetter() {
        try (TestNode node = new TestNode()) {
            node.world.on("never", (_, _) -> {
                runs.incrementAndGet();
                throw new IllegalStateException("the node's own fault");
            });
            node.upload(ECHO, "never", Limits.defaults().with(Limit.ATTEMPTS, 2));
            String id = node.enqueue(ECHO, "");
            await().until(() -> node.storage.queue().delayed() == 1);
            node.clock.advance(Duration.ofSeconds(1));

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(node.outcome(id))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL.id()));
            assertThat(runs).hasValue(2);
            assertThat(node.metric("mote_queue_dead_total")).isEqualTo(1);
        }
    }

    @Test
    void callThatFoundNoRoomWaitsAsLongAsItTakes() {
        FunctionName other = new FunctionName("ann", "other");
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.INSTANCES, 1))) {
            node.upload(other, "block");
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.ATTEMPTS, 1));
            CompletableFuture<InvocationResult> holder = node.callLater(other, "");
            await().until(() -> node.world.blocked() == 1);
            String id = node.enqueue(ECHO, "patient");
            for (int i = 0; i < 3; i++) {
                await().until(() -> node.storage.queue().delayed() == 1);
                node.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(node.platform.invocations().get(id).state()).isNotEqualTo(Invocation.State.DONE);

            node.world.open();

            assertThat(holder.join().outcome()).isInstanceOf(Outcome.Completed.class);
            await().until(() -> {
                node.clock.advance(Duration.ofSeconds(1));
                return node.state(id) == Invocation.State.DONE;
            });
            assertThat(TestNode.text(node.outcome(id))).isEqualTo("patient");
            assertThat(node.platform.invocations().get(id).attempt()).isEqualTo(1);
        }
    }

    @Test
    void resultIsStoredInTheEndThoughTheStorageFailsAndTheGuestRunsOnce() {
        try (TestNode node = new TestNode()) {
            node.world.on("count", (_, _) -> {
                runs.incrementAndGet();
                return FakeWorld.completed(TestNode.bytes("done"));
            });
            node.upload(ECHO, "count");
            node.storage.trouble().in("queue.complete", 3, ErrorCode.STORAGE_FAILED);

            String id = node.enqueue(ECHO, "");

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome(id))).isEqualTo("done");
            assertThat(runs).hasValue(1);
            assertThat(node.storage.trouble().over()).isTrue();
        }
    }

    @Test
    void dispatcherOutlivesAQueueThatCannotBeRead() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.storage.trouble().in("queue.take", 3, ErrorCode.STORAGE_FAILED);

            String id = node.enqueue(ECHO, "well");

            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(node.storage.trouble().over()).isTrue();
        }
    }
}
