package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoHandler;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event loop does short errands itself, and none of them holds it up. */
class LoopTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Route ROUTE = new Route(
            HttpMethod.GET,
            "/",
            Optional.empty(),
            BodyRule.NONE,
            Set.of(200),
            Problems::answer,
            _ -> Answer.text(200, ""));

    private final EventLoopGroup group = LoopThreads.group(1, Thread::new, NioIoHandler.newFactory());
    private final Loop loop = (Loop) group.next();
    private final Pace quick = pace(1);

    @AfterEach
    void stop() {
        assertThat(group.shutdownGracefully().awaitUninterruptibly(LONG.toMillis()))
                .isTrue();
    }

    @Test
    void aShortErrandIsDoneByTheThreadOfTheLoop() throws Exception {
        Thread thread = get(threadOfLoop());
        CompletableFuture<Thread> errand = new CompletableFuture<>();
        CompletableFuture<Thread> end = new CompletableFuture<>();
        start(quick, () -> errand.complete(Thread.currentThread()), () -> end.complete(Thread.currentThread()));
        assertThat(get(errand)).isSameAs(thread);
        assertThat(get(end)).isSameAs(thread);
    }

    @Test
    void nobodyIsInTheLoopDuringAnErrand() throws Exception {
        CompletableFuture<Boolean> during = new CompletableFuture<>();
        CompletableFuture<Boolean> behind = new CompletableFuture<>();
        start(quick, () -> during.complete(loop.inEventLoop()), () -> behind.complete(loop.inEventLoop()));
        assertThat(get(during)).isFalse();
        assertThat(get(behind)).isTrue();
    }

    @Test
    void whatTakesLongHasAThreadOfItsOwnAtOnce() throws Exception {
        CompletableFuture<Thread> slow = new CompletableFuture<>();
        CompletableFuture<Thread> unknown = new CompletableFuture<>();
        start(pace(LONG.toNanos()), () -> slow.complete(Thread.currentThread()), () -> {});
        start(new Pace(ROUTE, ""), () -> unknown.complete(Thread.currentThread()), () -> {});
        assertThat(get(slow).isVirtual()).isTrue();
        assertThat(get(unknown).isVirtual()).isTrue();
    }

    @Test
    void aLoopGoesOnWhileAnErrandWaits() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Thread> errand = new CompletableFuture<>();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        start(
                quick,
                () -> {
                    errand.complete(Thread.currentThread());
                    awaitQuietly(release);
                },
                () -> end.complete(loop.inEventLoop()));
        Thread first = get(errand);
        assertThat(get(threadOfLoop())).isNotSameAs(first);
        assertThat(end).isNotDone();
        release.countDown();
        assertThat(get(end)).isTrue();
    }

    @Test
    void anErrandMayWaitForItsOwnLoop() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        start(quick, () -> loop.execute(() -> answer.complete("from the loop")), () -> {});
        start(
                quick,
                () -> {
                    CompletableFuture<String> inner = new CompletableFuture<>();
                    loop.execute(() -> inner.complete("waited"));
                    answer.join();
                    inner.join();
                },
                () -> {});
        assertThat(get(answer)).isEqualTo("from the loop");
        assertThat(get(threadOfLoop())).isNotNull();
    }

    @Test
    void whatAnErrandLeavesToTheLoopComesBeforeItsEnd() throws Exception {
        List<String> order = new ArrayList<>();
        CompletableFuture<List<String>> end = new CompletableFuture<>();
        start(quick, () -> loop.execute(() -> order.add("left")), () -> {
            order.add("end");
            end.complete(order);
        });
        assertThat(get(end)).containsExactly("left", "end");
    }

    @Test
    void whoIsPlannedBehindOneThatWaitsDoesNotWaitWithIt() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Thread> behind = new CompletableFuture<>();
        CountDownLatch began = new CountDownLatch(1);
        loop.execute(() -> {
            loop.start(errand(() -> awaitQuietly(release), () -> {}), quick);
            loop.start(errand(() -> behind.complete(Thread.currentThread()), () -> {}), quick);
            began.countDown();
        });
        assertThat(began.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(get(behind).isVirtual()).isTrue();
        release.countDown();
    }

    @Test
    void whatOnceTookVeryLongIsDoneElsewhereFromThenOn() throws Exception {
        Pace pace = pace(1);
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        start(pace, () -> LockSupport.parkNanos(Duration.ofMillis(50).toNanos()), () -> end.complete(true));
        assertThat(get(end)).isTrue();
        CompletableFuture<Thread> next = new CompletableFuture<>();
        start(pace, () -> next.complete(Thread.currentThread()), () -> {});
        assertThat(get(next).isVirtual()).isTrue();
    }

    @Test
    void thousandsThatWaitForEachOtherTakeFewThreads() throws Exception {
        int many = 2_000;
        CountDownLatch all = new CountDownLatch(many);
        CountDownLatch ends = new CountDownLatch(many);
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < many; i++) {
            start(
                    pace(1),
                    () -> {
                        synchronized (threads) {
                            threads.add(Thread.currentThread());
                        }
                        // Nobody gets on before everybody is here.
                        all.countDown();
                        awaitQuietly(all);
                    },
                    ends::countDown);
        }
        assertThat(ends.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(threads.stream().filter(thread -> !thread.isVirtual())).hasSizeLessThan(20);
    }

    @Test
    void anInterruptEndsWithItsErrand() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            start(
                    quick,
                    () -> {
                        interrupted.complete(Thread.currentThread().isInterrupted());
                        Thread.currentThread().interrupt();
                    },
                    () -> {});
            assertThat(get(interrupted)).isFalse();
        }
    }

    @Test
    void anErrandThatFailsLeavesTheLoopAsItWas() throws Exception {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        start(
                quick,
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                () -> end.complete(true));
        assertThat(get(end)).isTrue();
        assertThat(get(threadOfLoop())).isNotNull();
    }

    @Test
    void anErrorOfTheNetworkDoesNotEndTheLoop() throws Exception {
        AtomicReference<Optional<Error>> next = new AtomicReference<>(Optional.empty());
        IoHandlerFactory nio = NioIoHandler.newFactory();
        EventLoopGroup failing =
                LoopThreads.group(1, Thread::new, executor -> new FailingHandler(nio.newHandler(executor), next));
        try {
            next.set(Optional.of(new OutOfMemoryError("on purpose")));
            CompletableFuture<Boolean> task = new CompletableFuture<>();
            failing.execute(() -> task.complete(true));
            failing.execute(() -> next.set(Optional.of(new LinkageError("on purpose"))));
            assertThat(get(task)).isTrue();
            Awaitility.await().atMost(LONG).until(() -> {
                failing.execute(() -> {});
                return next.get().isEmpty();
            });
            CompletableFuture<Boolean> behind = new CompletableFuture<>();
            failing.execute(() -> behind.complete(true));
            assertThat(get(behind)).isTrue();
        } finally {
            assertThat(failing.shutdownGracefully().awaitUninterruptibly(LONG.toMillis()))
                    .isTrue();
        }
    }

    /** Throws once what it is given. */
    private record FailingHandler(IoHandler network, AtomicReference<Optional<Error>> next) implements IoHandler {
        @Override
        public void initialize() {
            network.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            int done = network.run(context);
            next.getAndSet(Optional.empty()).ifPresent(error -> {
                throw error;
            });
            return done;
        }

        @Override
        public void prepareToDestroy() {
            network.prepareToDestroy();
        }

        @Override
        public void destroy() {
            network.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return network.register(handle);
        }

        @Override
        public void wakeup() {
            network.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return network.isCompatible(handleType);
        }
    }

    @Test
    void everyErrandAndEveryTaskIsDoneOnceWhateverTakesHowLong() {
        int starters = 4;
        int each = 5_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        for (int i = 0; i < starters; i++) {
            Thread _ = Thread.ofPlatform().daemon().start(() -> {
                for (int k = 0; k < each; k++) {
                    start(
                            pace(1),
                            () -> {
                                runs.incrementAndGet();
                                int dice = ThreadLocalRandom.current().nextInt(500);
                                if (dice == 0) {
                                    LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
                                }
                            },
                            () -> {
                                overlaps.addAndGet(inside.getAndIncrement());
                                ends.incrementAndGet();
                                inside.decrementAndGet();
                            });
                }
            });
        }
        Awaitility.await().atMost(LONG).until(() -> ends.get() == starters * each);
        assertThat(runs).hasValue(starters * each);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void aLoopEndsWhileAnErrandWaits() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Thread> errand = new CompletableFuture<>();
        start(
                quick,
                () -> {
                    errand.complete(Thread.currentThread());
                    awaitQuietly(release);
                },
                () -> {});
        Thread thread = get(errand);
        stop();
        release.countDown();
        assertThat(thread.join(LONG)).isTrue();
    }

    @Test
    void aScheduledTaskComesInTime() throws Exception {
        CompletableFuture<Boolean> task = new CompletableFuture<>();
        Future<?> _ = loop.schedule(() -> task.complete(loop.inEventLoop()), 20, TimeUnit.MILLISECONDS);
        assertThat(get(task)).isTrue();
    }

    private void start(Pace pace, Runnable run, Runnable end) {
        loop.execute(() -> loop.start(errand(run, end), pace));
    }

    private static Errand errand(Runnable run, Runnable end) {
        return new Errand() {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public void end() {
                end.run();
            }
        };
    }

    /** One whose errands have all taken so long. */
    private static Pace pace(long nanos) {
        Pace pace = new Pace(ROUTE, "");
        for (int i = 0; i < 2_000; i++) {
            pace.took(nanos);
        }
        return pace;
    }

    private CompletableFuture<Thread> threadOfLoop() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        loop.execute(() -> thread.complete(Thread.currentThread()));
        return thread;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
