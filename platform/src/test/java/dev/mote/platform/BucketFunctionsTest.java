package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file in a bucket is a function, and a new file its next version. */
class BucketFunctionsTest {
    private final TestNode node = new TestNode();
    private final MemoryObjects objects = node.storage.objects();
    private final Buckets buckets = node.platform.buckets();

    @BeforeEach
    void createBucket() {
        buckets.create("ann");
        node.world.on("old", (_, _) -> FakeWorld.completed(TestNode.bytes("old")));
        node.world.on("new", (_, _) -> FakeWorld.completed(TestNode.bytes("new")));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aFileIsCalledAfterItsUpload() {
        put("old");
        assertThat(exec()).isEqualTo("old");
        assertThat(node.platform.functions().versions(TestNode.ECHO)).hasSize(1);
    }

    @Test
    void aWarmFunctionIsNeitherReadNorLookedAtAgain() {
        put("old");
        exec();
        int looks = objects.looks.get();
        for (int i = 0; i < 100; i++) {
            exec();
        }
        assertThat(objects.gets.get()).isEqualTo(1);
        assertThat(objects.looks.get()).isEqualTo(looks);
    }

    @Test
    void anUploadHereIsSeenByTheNextCall() {
        put("old");
        exec();
        put("new");
        assertThat(exec()).isEqualTo("new");
        assertThat(node.platform.functions().versions(TestNode.ECHO)).hasSize(2);
    }

    @Test
    void anUploadElsewhereIsSeenAfterTheInterval() {
        put("old");
        exec();
        objects.put("ann", "echo", TestNode.bytes("new"));
        assertThat(exec()).isEqualTo("old");
        node.clock.advance(ObjectFunctions.INTERVAL);
        assertThat(exec()).isEqualTo("new");
    }

    @Test
    void theSameContentIsNoNewVersion() {
        put("old");
        exec();
        put("old");
        exec();
        assertThat(node.platform.functions().versions(TestNode.ECHO)).hasSize(1);
    }

    @Test
    void aRollbackHoldsUntilTheNextUpload() {
        put("old");
        exec();
        put("new");
        exec();
        node.platform.functions().rollback(TestNode.ECHO, Optional.empty());
        node.clock.advance(Duration.ofMinutes(1));
        assertThat(exec()).isEqualTo("old");
        node.world.on("newest", (_, _) -> FakeWorld.completed(TestNode.bytes("newest")));
        put("newest");
        assertThat(exec()).isEqualTo("newest");
    }

    @Test
    void fault13AStoreThatFailsDoesNotStopWhatIsLive() {
        put("old");
        exec();
        node.clock.advance(Duration.ofMinutes(1));
        node.storage.trouble().in("objects.etag", 1, ErrorCode.STORAGE_FAILED);
        assertThat(exec()).isEqualTo("old");
        assertThat(node.storage.trouble().over()).isTrue();
    }

    @Test
    void fault13AStoreThatFailsBeforeTheFirstCallIsTold() {
        put("old");
        node.storage.trouble().in("objects.get", 1, ErrorCode.STORAGE_FAILED);
        assertThatThrownBy(this::exec).isInstanceOf(MoteException.class).hasMessageContaining("objects.get");
        assertThat(exec()).isEqualTo("old");
    }

    @Test
    void aFileThatIsNoModulePublishesNothing() {
        put("old");
        exec();
        put("malformed");
        assertThatThrownBy(this::exec).isInstanceOf(MoteException.class);
        assertThat(node.platform.functions().versions(TestNode.ECHO)).hasSize(1);
        put("new");
        assertThat(exec()).isEqualTo("new");
    }

    @Test
    void aDeletedFileIsNoFunctionAnyMore() {
        put("old");
        exec();
        buckets.delete("ann", "echo");
        assertThatThrownBy(this::exec)
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND));
        assertThat(node.platform.functions().list(Optional.of("ann"))).isEmpty();
    }

    @Test
    void callsGoOnWithTheOldVersionWhileTheNewOneIsCompiled() throws Exception {
        put("old");
        exec();
        CountDownLatch compiling = new CountDownLatch(1);
        CountDownLatch compile = new CountDownLatch(1);
        node.engine.beforeCompile(_ -> {
            compiling.countDown();
            await(compile);
        });
        put("new");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(this::exec, Thread::startVirtualThread);
        await(compiling);
        assertThat(exec()).isEqualTo("old");
        assertThat(first).isNotDone();
        compile.countDown();
        assertThat(first.get()).isEqualTo("new");
    }

    @Test
    void aFileThatCannotNameAFunctionIsStoredAllTheSame() {
        buckets.put("ann", "any thing", TestNode.bytes("x"));
        assertThat(buckets.get("ann", "any thing").bytes()).isEqualTo(TestNode.bytes("x"));
        assertThat(buckets.keys("ann")).containsExactly("any thing");
        assertThatThrownBy(() -> buckets.function("ann", "any thing")).isInstanceOf(MoteException.class);
        buckets.delete("ann", "any thing");
        assertThat(buckets.keys("ann")).isEmpty();
    }

    @Test
    void fault15NamesThatWouldLeadElsewhereAreRefused() {
        for (String key : new String[] {"", ".", "..", "a/../b", "a\nb", "x".repeat(1025)}) {
            assertThatThrownBy(() -> buckets.put("ann", key, new byte[0])).isInstanceOf(MoteException.class);
        }
        assertThatThrownBy(() -> buckets.create("..")).isInstanceOf(MoteException.class);
    }

    private void put(String behaviour) {
        buckets.put("ann", "echo", TestNode.bytes(behaviour));
    }

    private String exec() {
        return TestNode.text(node.call(buckets.function("ann", "echo"), "").outcome());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
