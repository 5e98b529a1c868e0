package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.StopReason;
import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final Limits ONE =
            Limits.defaults().with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 1);

    @Test
    void callsBeyondTheBacklogAreRejectedWithATime() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block", ONE);
            CompletableFuture<InvocationResult> running = node.callLater(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            CompletableFuture<InvocationResult> waiting = node.callLater(ECHO, "2");
            await().until(() -> node.platform.status().running().size() == 2);

            Outcome third = node.call(ECHO, "3").outcome();

            assertThat(third).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo(ErrorCode.FUNCTION_BUSY.id());
                assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(1));
            });
            node.world.open();
            assertThat(TestNode.text(running.join().outcome())).isEqualTo("1");
            assertThat(TestNode.text(waiting.join().outcome())).isEqualTo("2");
            assertThat(node.metric("mote_rejections_total{code=\"function.busy\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void waitingCountsAgainstTheWallTime() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block", ONE.with(Limit.WALL_TIME, 10_000));
            CompletableFuture<InvocationResult> running = node.callLater(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            node.upload(ECHO, "block", ONE.with(Limit.WALL_TIME, 50));

            Outcome waited = node.call(ECHO, "2").outcome();

            assertThat(waited)
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class,
                            late -> assertThat(late.limit()).isEqualTo(StopReason.WALL_TIME));
            assertThat(running).isNotDone();
        }
    }

    @Test
    void busyFunctionDoesNotTouchAnother() {
        FunctionName other = new FunctionName("ann", "other");
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "block", ONE);
            node.upload(other, "echo", ONE);
            CompletableFuture<InvocationResult> running = node.callLater(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);

            assertThat(TestNode.text(node.call(other, "free").outcome())).isEqualTo("free");
            assertThat(running).isNotDone();
        }
    }

    @Test
    void nodeHoldsNoMoreInstancesThanItMay() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.INSTANCES, 1))) {
            node.upload(ECHO, "block");
            CompletableFuture<InvocationResult> running = node.callLater(ECHO, "1");
            await().until(() -> node.world.blocked() == 1);
            assertThat(node.platform.status().instances()).isEqualTo(new NodeStatus.Gauge(1, 1));

            assertThat(node.call(ECHO, "2").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(ErrorCode.NODE_BUSY.id()));
            node.world.open();
            assertThat(TestNode.text(running.join().outcome())).isEqualTo("1");
            assertThat(node.platform.status().instances()).isEqualTo(new NodeStatus.Gauge(0, 1));
        }
    }
}
