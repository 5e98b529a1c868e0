package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.worlds.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeakTest {
    @Test
    void fault57UploadsAndDeletesLeaveNothingBehind() {
        try (TestNode node = new TestNode()) {
            for (int i = 0; i < 1_000; i++) {
                FunctionName name = new FunctionName("ann", "f" + i);
                node.upload(name, "echo#" + i);
                assertThat(TestNode.text(node.call(name, "x").outcome())).isEqualTo("x");
                node.platform.functions().delete(name);
            }

            assertThat(node.engine.compiled()).hasSize(1_000).allMatch(FakeModule::closed);
            assertThat(node.storage.blobs().digests("ann")).isEmpty();
            assertThat(node.metric("mote_modules_prepared")).isZero();
        }
    }

    @Test
    void fault57CallsRacingWithUploadsAndDeletesLeaveNothingBehind() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.PREPARED_MODULES, 2))) {
            node.upload(ECHO, "echo");
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(CompletableFuture.runAsync(() -> callOften(node), Thread::startVirtualThread));
            }
            for (int i = 0; i < 100; i++) {
                if (i % 7 == 3) {
                    node.platform.functions().delete(ECHO);
                }
                node.upload(ECHO, "echo#" + i % 5);
                node.upload(new FunctionName("ann", "other"), "echo#other" + i);
            }
            callers.forEach(CompletableFuture::join);
            node.platform.functions().delete(ECHO);
            node.platform.functions().delete(new FunctionName("ann", "other"));

            assertThat(node.engine.compiled()).allMatch(FakeModule::closed);
            assertThat(node.storage.blobs().digests("ann")).isEmpty();
            assertThat(node.platform.status().running()).isEmpty();
            assertThat(node.platform.status().instances().used()).isZero();
            assertThat(node.platform.status().cpuSlots().used()).isZero();
        }
    }

    private static void callOften(TestNode node) {
        for (int i = 0; i < 500; i++) {
            try {
                check(node.call(ECHO, "call " + i).outcome(), "call " + i);
            } catch (MoteException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.FUNCTION_NOT_FOUND);
            }
        }
    }

    /** A call may meet a function that is deleted right then, and nothing else. */
    private static void check(Outcome outcome, String output) {
        if (outcome instanceof Outcome.Rejected rejected) {
            assertThat(rejected.code()).isIn(ErrorCode.VERSION_NOT_FOUND.id(), ErrorCode.FUNCTION_NOT_FOUND.id());
        } else {
            assertThat(TestNode.text(outcome)).isEqualTo(output);
        }
    }
}
