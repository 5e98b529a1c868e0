package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.StopReason;
import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Fault 54: a stop in the middle of everything. */
class DrainTest {
    @Test
    void fault54RunningCallsFinishAndNewOnesAreRefused() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block");
            CompletableFuture<InvocationResult> call = node.callLater(ECHO, "mine");
            await().until(() -> node.world.blocked() == 1);
            CompletableFuture<Boolean> drained = drain(node, Duration.ofSeconds(30));
            await().until(() -> !node.platform.readiness().ready());

            assertThat(node.call(ECHO, "").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(ErrorCode.SHUTTING_DOWN.id()));
            Refused.with(ErrorCode.SHUTTING_DOWN, () -> node.enqueue(ECHO, ""));
            Refused.with(ErrorCode.SHUTTING_DOWN, () -> node.upload(ECHO, "echo"));
            node.world.open();

            assertThat(TestNode.text(call.join().outcome())).isEqualTo("mine");
            assertThat(drained.join()).isTrue();
        }
    }

    @Test
    void fault54AsynchronousCallThatDoesNotFinishGoesBackToTheQueueUncounted() {
        MemoryStorage storage = new MemoryStorage();
        FakeClock clock = new FakeClock();
        String id;
        try (TestNode node = new TestNode(Limits.defaults(), storage, clock)) {
            node.upload(ECHO, "block");
            id = node.enqueue(ECHO, "kept");
            await().until(() -> node.world.blocked() == 1);

            assertThat(node.platform.drain(Duration.ofMillis(20))).isFalse();

            assertThat(storage.queue().pending()).isEqualTo(1);
            assertThat(storage.queue().find(id).orElseThrow().attempt()).isZero();
        }
        try (TestNode node = new TestNode(Limits.defaults(), storage, clock)) {
            node.world.open();
            await().until(() -> node.state(id) == Invocation.State.DONE);
            assertThat(TestNode.text(node.outcome(id))).isEqualTo("kept");
        }
    }

    @Test
    void fault54CloseStopsWhatStillRuns() {
        TestNode node = new TestNode();
        node.upload(ECHO, "spin");
        CompletableFuture<InvocationResult> call = node.callLater(ECHO, "");
        await().until(() -> node.platform.status().instances().used() == 1);

        node.platform.close();

        assertThat(call.join().outcome()).isEqualTo(new Outcome.Cancelled(StopReason.SHUTDOWN));
        assertThat(node.engine.compiled()).allMatch(FakeModule::closed);
    }

    @Test
    void fault54UploadThatBeganIsFinished() {
        CountDownLatch compile = new CountDownLatch(1);
        try (TestNode node = new TestNode()) {
            node.engine.beforeCompile(_ -> join(compile));
            CompletableFuture<FunctionVersion> upload =
                    CompletableFuture.supplyAsync(() -> node.upload(ECHO, "echo"), Thread::startVirtualThread);
            await().until(() -> node.metric("mote_uploads_running") == 1);
            CompletableFuture<Boolean> drained = drain(node, Duration.ofSeconds(30));

            compile.countDown();

            assertThat(upload.join().number()).isEqualTo(1);
            assertThat(drained.join()).isTrue();
            assertThat(node.storage.functions().find(ECHO)).isPresent();
        }
    }

    private static CompletableFuture<Boolean> drain(TestNode node, Duration within) {
        return CompletableFuture.supplyAsync(() -> node.platform.drain(within), Thread::startVirtualThread);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
