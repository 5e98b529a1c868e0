package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mote.worlds.Outcome;
import org.junit.jupiter.api.Test;

class InvokeTest {
    @Test
    void callAnswersWithTheOutput() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");

            InvocationResult result = node.call(ECHO, "Hello!");

            assertThat(TestNode.text(result.outcome())).isEqualTo("Hello!");
            assertThat(result.invocation().state()).isEqualTo(Invocation.State.DONE);
            assertThat(result.invocation().version()).isEqualTo(1);
            assertThat(node.platform.invocations().get(result.invocation().id()))
                    .isEqualTo(result.invocation());
            assertThat(node.platform
                            .invocations()
                            .output(result.invocation().id())
                            .toString())
                    .isEqualTo("Hello!");
        }
    }

    @Test
    void unknownFunctionAndVersionAreErrors() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");

            assertThatExceptionOfType(MoteException.class)
                    .isThrownBy(() -> node.call(new FunctionName("ann", "gone"), ""))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FUNCTION_NOT_FOUND));
            assertThatExceptionOfType(MoteException.class)
                    .isThrownBy(() -> node.call(ECHO, new VersionRef.Number(9), ""))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_NOT_FOUND));
        }
    }

    @Test
    void inputBeyondTheLimitIsRejected() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.INPUT, 3));

            assertThat(TestNode.text(node.call(ECHO, "abc").outcome())).isEqualTo("abc");
            assertThat(node.call(ECHO, "abcd").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("input.too-large"));
        }
    }

    @Test
    void guestThatThrowsInsideTheWorldFailsItsCallAndNothingElse() {
        try (TestNode node = new TestNode()) {
            node.world.on("broken", (_, _) -> {
                throw new IllegalStateException("our own fault");
            });
            node.upload(ECHO, "broken");

            assertThat(node.call(ECHO, "").outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("node.internal");
                assertThat(failed.message()).doesNotContain("our own fault");
            });
            assertThat(node.platform.status().running()).isEmpty();
            assertThat(node.platform.status().instances().used()).isZero();
        }
    }
}
