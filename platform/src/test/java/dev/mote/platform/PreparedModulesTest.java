package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.worlds.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparedModulesTest {
    private static final FunctionName OTHER = new FunctionName("ann", "other");

    @Test
    void firstCallsAfterARestartPrepareTheModuleOnce() {
        MemoryStorage storage = new MemoryStorage();
        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            node.upload(ECHO, "echo");
        }
        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            List<CompletableFuture<InvocationResult>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> node.callLater(ECHO, "call " + i))
                    .toList();

            for (int i = 0; i < 20; i++) {
                assertThat(TestNode.text(calls.get(i).join().outcome())).isEqualTo("call " + i);
            }
            assertThat(node.engine.compiled()).hasSize(1);
        }
    }

    @Test
    void leastRecentlyUsedGoesAndIsPreparedAgain() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.PREPARED_MODULES, 1))) {
            node.upload(ECHO, "echo#1");
            node.upload(OTHER, "echo#2");
            assertThat(node.engine.compiled()).extracting(FakeModule::closed).containsExactly(true, false);

            assertThat(TestNode.text(node.call(ECHO, "again").outcome())).isEqualTo("again");

            assertThat(node.engine.compiled()).extracting(FakeModule::closed).containsExactly(true, true, false);
            assertThat(node.metric("mote_modules_prepared")).isEqualTo(1);
        }
    }

    @Test
    void guestInUseIsNotClosedUnderItsCall() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.PREPARED_MODULES, 1))) {
            node.upload(ECHO, "block");
            CompletableFuture<InvocationResult> call = node.callLater(ECHO, "safe");
            await().until(() -> node.world.blocked() == 1);
            node.upload(OTHER, "echo");
            node.platform.functions().delete(ECHO);
            assertThat(node.engine.compiled().getFirst().closed()).isFalse();

            node.world.open();

            assertThat(TestNode.text(call.join().outcome())).isEqualTo("safe");
            assertThat(node.engine.compiled().getFirst().closed()).isTrue();
        }
    }

    @Test
    void fault10SameModuleOfTwoUsersIsSharedByNobody() {
        FunctionName bobs = new FunctionName("bob", "echo");
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(bobs, "echo");
            assertThat(node.engine.options())
                    .extracting(options -> options.cacheScope())
                    .containsExactly("ann", "bob");

            node.platform.functions().delete(ECHO);

            assertThat(TestNode.text(node.call(bobs, "mine").outcome())).isEqualTo("mine");
            assertThat(node.storage.blobs().digests("bob")).hasSize(1);
        }
    }

    @Test
    void sameModuleUploadedAgainIsNotCompiledAgain() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(ECHO, "echo");
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.MEMORY, 1 << 20));

            assertThat(node.engine.compiled()).hasSize(2);
        }
    }

    @Test
    void missingModuleRejectsItsCallsUntilItIsUploadedAgain() {
        MemoryStorage storage = new MemoryStorage();
        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            String digest = node.upload(ECHO, "echo").digest();
            storage.blobs().delete("ann", digest);
        }
        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            assertThat(node.call(ECHO, "").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(ErrorCode.CORRUPT_MODULE.id()));

            node.upload(ECHO, "echo");

            assertThat(TestNode.text(node.call(ECHO, "well").outcome())).isEqualTo("well");
        }
    }

    @Test
    void moduleThatACrashLeftUnpublishedIsSweptAtTheNextStart() {
        MemoryStorage storage = new MemoryStorage();
        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            node.upload(ECHO, "echo");
        }
        storage.blobs().put("ann", "0".repeat(64), TestNode.bytes("orphan"));
        storage.blobs().put("bob", "0".repeat(64), TestNode.bytes("orphan of a user without functions"));

        try (TestNode node = new TestNode(Limits.defaults(), storage, new FakeClock())) {
            await().untilAsserted(() -> assertThat(storage.blobs().scopes()).containsExactly("ann"));
            assertThat(storage.blobs().digests("ann")).hasSize(1);
            assertThat(TestNode.text(node.call(ECHO, "well").outcome())).isEqualTo("well");
        }
    }
}
