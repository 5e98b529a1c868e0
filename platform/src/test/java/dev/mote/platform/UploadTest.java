package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.CompileOptions;
import dev.mote.worlds.Grants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadTest {
    @Test
    void uploadPublishesTheFirstVersion() {
        try (TestNode node = new TestNode()) {
            FunctionVersion version = node.upload(ECHO, "echo");

            assertThat(version.number()).isEqualTo(1);
            assertThat(version.digest()).isEqualTo(FakeEngine.digest(TestNode.bytes("echo")));
            assertThat(version.bytes()).isEqualTo(4);
            assertThat(version.world()).isEqualTo("fake");
            assertThat(node.platform.functions().get(ECHO).live()).isEqualTo(1);
            assertThat(node.platform.functions().list(Optional.of("ann"))).hasSize(1);
            assertThat(node.platform.functions().list(Optional.of("bob"))).isEmpty();
        }
    }

    @Test
    void compiledCodeBelongsToItsUserAndHasTheWorldsMemory() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.MEMORY, 1 << 20));

            CompileOptions options = node.engine.options().getFirst();
            assertThat(options.cacheScope()).isEqualTo("ann");
            assertThat(options.minimumMemoryPages()).isEqualTo(2);
            assertThat(options.limits().memoryPages()).isEqualTo(16);
        }
    }

    @Test
    void settingsStayWithTheFunctionUntilOthersAreGiven() {
        FunctionSettings settings = new FunctionSettings(
                Limits.defaults().with(Limit.LOG, 100), new Grants(List.of("*:80"), Map.of("MODE", "fast")));
        try (TestNode node = new TestNode()) {
            node.platform.functions().upload(ECHO, TestNode.bytes("echo"), Optional.of(settings));

            assertThat(node.upload(ECHO, "echo#2").settings()).isEqualTo(settings);
            assertThat(node.upload(ECHO, "echo#3", Limits.defaults()).settings())
                    .isEqualTo(FunctionSettings.defaults());
        }
    }

    @Test
    void previousVersionServesWhileTheNextIsCompiled() throws Exception {
        CountDownLatch compile = new CountDownLatch(1);
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.engine.beforeCompile(_ -> join(compile));
            node.world.on("new", (_, _) -> FakeWorld.completed(TestNode.bytes("new")));
            CompletableFuture<FunctionVersion> upload =
                    CompletableFuture.supplyAsync(() -> node.upload(ECHO, "new"), Thread::startVirtualThread);

            assertThat(TestNode.text(node.call(ECHO, "old").outcome())).isEqualTo("old");
            assertThat(upload).isNotDone();

            compile.countDown();
            assertThat(upload.get().number()).isEqualTo(2);
            assertThat(TestNode.text(node.call(ECHO, "").outcome())).isEqualTo("new");
        }
    }

    @Test
    void fault12TwoRacingUploadsBothBecomeVersions() throws Exception {
        try (TestNode node = new TestNode()) {
            CountDownLatch both = new CountDownLatch(2);
            node.engine.beforeCompile(_ -> {
                both.countDown();
                join(both);
            });
            CompletableFuture<FunctionVersion> one =
                    CompletableFuture.supplyAsync(() -> node.upload(ECHO, "echo#1"), Thread::startVirtualThread);
            CompletableFuture<FunctionVersion> two =
                    CompletableFuture.supplyAsync(() -> node.upload(ECHO, "echo#2"), Thread::startVirtualThread);

            assertThat(List.of(one.get().number(), two.get().number())).containsExactlyInAnyOrder(1L, 2L);
            assertThat(node.platform.functions().versions(ECHO)).hasSize(2);
            assertThat(node.storage.blobs().digests("ann")).hasSize(2);
        }
    }

    @Test
    void uploadsBeyondTheQueueOfTheCompilerAreBusy() {
        CountDownLatch compile = new CountDownLatch(1);
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.UPLOADS, 1))) {
            node.engine.beforeCompile(_ -> join(compile));
            List<CompletableFuture<FunctionVersion>> uploads = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> node.upload(ECHO, "echo#" + i), Thread::startVirtualThread))
                    .toList();
            await().until(() -> node.metric("mote_rejections_total{code=\"node.busy\"}") > 0);

            compile.countDown();

            await().until(() -> uploads.stream().allMatch(CompletableFuture::isDone));
            long published = uploads.stream()
                    .filter(upload -> !upload.isCompletedExceptionally())
                    .count();
            assertThat(published).isBetween(1L, 19L);
            assertThat(node.platform.functions().versions(ECHO)).hasSize(Math.toIntExact(published));
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
