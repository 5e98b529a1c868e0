package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.worlds.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final FunctionName CHAIN = new FunctionName("ann", "chain");

    @Test
    void chainedCallsRunAfterTheirCallerInItsName() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(CHAIN, "chain");

            InvocationResult caller = node.call(CHAIN, "echo,echo");

            assertThat(caller.outcome()).isInstanceOf(Outcome.Completed.class);
            await().until(() -> done(node, ECHO).size() == 2);
            assertThat(done(node, ECHO)).allSatisfy(call -> {
                assertThat(call.trigger()).isEqualTo(Invocation.Trigger.CHAIN);
                assertThat(call.cause()).contains(caller.invocation().id());
                assertThat(TestNode.text(call.outcome().orElseThrow())).isEqualTo("echo,echo");
            });
        }
    }

    @Test
    void calleeThatDoesNotExistFailsTheCallerAndQueuesNothing() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(CHAIN, "chain");

            chainFails(node, "echo,gone", "ann/gone");
            chainFails(node, "echo,../x", "../x");
            assertThat(done(node, ECHO)).isEmpty();
            assertThat(node.storage.queue().pending()).isZero();
        }
    }

    @Test
    void functionOfAnotherUserIsNotReachable() {
        try (TestNode node = new TestNode()) {
            node.upload(new FunctionName("bob", "echo"), "echo");
            node.upload(CHAIN, "chain");

            chainFails(node, "echo", "ann/echo");
        }
    }

    @Test
    void fault50MoreCallsThanAllowedFailTheCaller() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(CHAIN, "chain", Limits.defaults().with(Limit.CHAINED_CALLS, 2));

            chainFails(node, "echo,echo,echo", "3 calls");
        }
    }

    @Test
    void fault50InputTooLargeForTheCalleeFailsTheCaller() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.INPUT, 3));
            node.upload(CHAIN, "chain");

            chainFails(node, "echo", "ann/echo");
        }
    }

    @Test
    void fault50CycleEndsAtItsDepth() {
        try (TestNode node = new TestNode()) {
            node.upload(CHAIN, "chain", Limits.defaults().with(Limit.CHAIN_DEPTH, 3));

            node.call(CHAIN, "chain");

            await().until(() -> done(node, CHAIN).size() == 4);
            assertThat(done(node, CHAIN).getFirst().outcome())
                    .hasValueSatisfying(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Failed.class,
                                    failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CHAIN_FAILED.id())));
            assertThat(done(node, CHAIN).subList(1, 4))
                    .allSatisfy(call -> assertThat(call.outcome())
                            .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Outcome.Completed.class)));
            assertThat(node.storage.queue().pending()).isZero();
        }
    }

    @Test
    void fullQueueFailsTheCaller() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.QUEUE, 1))) {
            node.upload(ECHO, "echo");
            node.upload(CHAIN, "chain");

            assertThat(node.call(CHAIN, "echo,echo").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.QUEUE_FULL.id()));
        }
    }

    private static void chainFails(TestNode node, String names, String part) {
        assertThat(node.call(CHAIN, names).outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(ErrorCode.CHAIN_FAILED.id());
            assertThat(failed.message()).contains(part);
        });
    }

    /** Those that failed come first. */
    private static List<Invocation> done(TestNode node, FunctionName function) {
        return node.platform.invocations().list(Optional.of(function), 100).stream()
                .filter(call -> call.state() == Invocation.State.DONE)
                .sorted(Comparator.comparingInt(call -> call.outcome().orElseThrow() instanceof Outcome.Failed ? 0 : 1))
                .toList();
    }
}
