package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every request gets a virtual thread at once: one that waits for it, or a new one. */
class RequestThreadsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Beyond any hand-over, yet short: a thread that waits keeps a core busy. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void theThreadThatEndedARequestTakesTheNext() throws Exception {
        RequestThreads threads = new RequestThreads(PATIENCE);
        Set<Thread> seen = new HashSet<>();
        Awaitility.await().until(() -> !seen.add(get(threadOf(threads))));
        assertThat(seen).allMatch(Thread::isVirtual);
    }

    @Test
    void aRequestNeverWaitsForAThreadThatIsBusy() throws Exception {
        RequestThreads threads = new RequestThreads(PATIENCE);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Thread> busy = new CompletableFuture<>();
        threads.start(() -> {
            busy.complete(Thread.currentThread());
            awaitQuietly(release);
        });
        Thread first = get(busy);
        assertThat(get(threadOf(threads))).isNotSameAs(first);
        release.countDown();
    }

    @Test
    void aThreadWithoutWorkEnds() throws Exception {
        RequestThreads threads = new RequestThreads(Duration.ofMillis(1));
        Thread thread = get(threadOf(threads));
        assertThat(thread.join(LONG)).isTrue();
    }

    @Test
    void anInterruptEndsWithItsRequest() throws Exception {
        RequestThreads threads = new RequestThreads(PATIENCE);
        for (int i = 0; i < 1000; i++) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            threads.start(() -> {
                interrupted.complete(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
            });
            assertThat(get(interrupted)).isFalse();
        }
    }

    @Test
    void everyOneOfManyRequestsRuns() throws Exception {
        RequestThreads threads = new RequestThreads(Duration.ofNanos(50_000));
        int starters = 4;
        int each = 5_000;
        CountDownLatch ran = new CountDownLatch(starters * each);
        for (int i = 0; i < starters; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                for (int k = 0; k < each; k++) {
                    threads.start(ran::countDown);
                }
            });
        }
        assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static CompletableFuture<Thread> threadOf(RequestThreads threads) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        threads.start(() -> thread.complete(Thread.currentThread()));
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
