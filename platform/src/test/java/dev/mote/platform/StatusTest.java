package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void statusShowsWhatRunsAndWhatThereIs() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.NODE_MEMORY, 1_000))) {
            node.upload(ECHO, "block");
            CompletableFuture<InvocationResult> call = node.callLater(ECHO, "");
            await().until(() -> node.world.blocked() == 1);

            NodeStatus status = node.platform.status();

            assertThat(status.started()).isEqualTo(node.clock.instant());
            assertThat(status.running()).singleElement().satisfies(running -> {
                assertThat(running.function()).isEqualTo(ECHO);
                assertThat(running.state()).isEqualTo(Invocation.State.RUNNING);
                assertThat(running.started()).isPresent();
            });
            assertThat(status.functions()).extracting(FunctionRecord::live).containsExactly(1L);
            assertThat(status.memory()).isEqualTo(new NodeStatus.Gauge(0, 1_000));
            assertThat(status.queue().total()).isEqualTo(100_000);
            assertThat(call).isNotDone();
        }
    }

    @Test
    void storageThatCannotBeWrittenMakesTheNodeUnready() {
        try (TestNode node = new TestNode()) {
            assertThat(node.platform.readiness().ready()).isTrue();
            assertThat(node.platform.readiness().checks()).containsEntry("storage", "ok");

            node.storage.healthy(false);

            assertThat(node.platform.readiness().ready()).isFalse();
            assertThat(node.platform.readiness().checks()).containsEntry("storage", "cannot be written");
        }
    }

    @Test
    void inspectionSaysWhatAModuleIsAndKeepsNothing() {
        try (TestNode node = new TestNode()) {
            Inspection fits = node.platform.functions().inspect(TestNode.bytes("echo"));
            Inspection misfit = node.platform.functions().inspect(TestNode.bytes("misfit"));

            assertThat(fits.world()).contains("fake");
            assertThat(fits.report()).isPresent();
            assertThat(misfit.world()).isEmpty();
            assertThat(misfit.misfit())
                    .hasValueSatisfying(why -> assertThat(why).contains("env.foo"));
            Refused.with(ErrorCode.MALFORMED, () -> node.platform.functions().inspect(TestNode.bytes("malformed")));
            assertThat(node.engine.compiled()).hasSize(1).allMatch(FakeModule::closed);
            assertThat(node.platform.functions().list(Optional.empty())).isEmpty();
        }
    }
}
