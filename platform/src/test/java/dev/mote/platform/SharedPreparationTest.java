package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.worlds.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several want the same module at once, and one of them prepares it for all. */
final class SharedPreparationTest {
    private static final PreparedModules.Key KEY =
            new PreparedModules.Key("ann", "digest", InstanceLimits.defaults(), false);

    private final FakeWorld world = new FakeWorld();
    private final DeadlineTicker ticker = new DeadlineTicker();
    private final CompilePool pool = new CompilePool(2);
    private final PreparedModules modules = new PreparedModules(10, preparer(), pool, NanoClock.system());

    @AfterEach
    void close() {
        modules.close();
        pool.close();
        ticker.close();
    }

    /** The call's version was deleted before its module was read; the upload has the module with it. */
    @Test
    void anUploadDoesNotFailWithTheCallThatPreparesForIt() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch deleted = new CountDownLatch(1);
        CompletableFuture<Optional<Prepared>> call = CompletableFuture.supplyAsync(
                () -> modules.acquire(
                        KEY,
                        world,
                        () -> {
                            reading.countDown();
                            awaitUninterrupted(deleted);
                            throw new MoteException(ErrorCode.VERSION_NOT_FOUND, "gone");
                        },
                        Patience.ENDLESS),
                Thread::startVirtualThread);
        reading.await();
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Optional<Prepared>> upload = CompletableFuture.supplyAsync(
                () -> modules.acquire(KEY, world, () -> TestNode.bytes("echo"), () -> {
                    waiting.countDown();
                    return Long.MAX_VALUE;
                }),
                Thread::startVirtualThread);
        waiting.await();

        deleted.countDown();

        assertThat(upload.join()).isPresent();
        assertThatThrownBy(call::join).hasCauseInstanceOf(MoteException.class).hasMessageContaining("gone");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Preparer preparer() {
        Worlds worlds = new Worlds(List.of(world));
        GuestExecutor executor = new GuestExecutor(ticker.start(), NanoClock.system(), CpuClock.system());
        return new Preparer(
                new FakeEngine(), worlds, executor, new CpuSlots(4, 4).share(), Limits.defaults(), new Metrics(worlds));
    }
}
