package dev.mote.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run ends at its limits or when it is told to, and leaves slot and thread as it found them. */
class RunTest {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final FakeClock clock = new FakeClock();
    private final DeadlineTicker ticker = new DeadlineTicker();
    private final CpuSlots slots = new CpuSlots(2, 1);
    private final CpuSlots.Share share = slots.share();
    private final GuestExecutor executor = new GuestExecutor(ticker, clock, clock);

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(slots.used()).isZero();
        assertThat(ticker.watched()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void runsInASlotAndGivesItBack() {
        int used = newRun().call(run -> slots.used());
        assertThat(used).isEqualTo(1);
    }

    @Test
    void givesItsSlotBackWhenTheTaskFails() {
        assertThatThrownBy(() -> newRun().call(run -> {
                    throw new Trap(TrapCode.UNREACHABLE);
                }))
                .isInstanceOf(Trap.class);
    }

    @Test
    void isStoppedPastItsWallTime() {
        Run run = newRun();
        assertStopped(StopReason.WALL_TIME, run, it -> {
            clock.passes(Duration.ofSeconds(10));
            ticker.tick();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            clock.passes(Duration.ofNanos(1));
            ticker.tick();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            it.checkStopped();
            return null;
        });
        assertThat(run.remaining()).isEqualTo(Duration.ofNanos(-1));
    }

    @Test
    void theTickerSleepsNoLongerThanToTheNextDeadline() {
        Duration tick = newRun().call(run -> {
            assertThat(ticker.tick()).isEqualTo(DeadlineTicker.PERIOD.toNanos());
            clock.passes(LIMITS.wall().minusMillis(1));
            return Duration.ofNanos(ticker.tick());
        });
        assertThat(tick).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void isStoppedPastItsCpuTime() {
        assertStopped(StopReason.CPU_TIME, newRun(), run -> {
            ticker.tick();
            clock.burns(Duration.ofSeconds(2));
            ticker.tick();
            run.checkStopped();
            clock.burns(Duration.ofNanos(1));
            ticker.tick();
            run.checkStopped();
            return null;
        });
    }

    @Test
    void processorTimeIsNotCountedWhileItWaits() {
        Run run = newRun();
        run.call(it -> {
            ticker.tick();
            clock.burns(Duration.ofSeconds(1));
            waiting(it, () -> {
                assertThat(slots.used()).isZero();
                clock.burns(Duration.ofSeconds(5));
                ticker.tick();
                return null;
            });
            clock.burns(Duration.ofMillis(500));
            return null;
        });
        assertThat(run.cpuTime()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aStayShorterThanATickCountsAsProcessorTime() {
        Run run = newRun();
        run.call(_ -> {
            clock.passes(Duration.ofMillis(1));
            return null;
        });
        assertThat(run.cpuTime()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void processorTimeIsMeasuredFromTheFirstTickOn() {
        Run run = newRun();
        run.call(_ -> {
            clock.burns(Duration.ofMillis(1));
            ticker.tick();
            clock.passes(Duration.ofSeconds(1));
            clock.burns(Duration.ofMillis(3));
            return null;
        });
        assertThat(run.cpuTime()).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void manyShortStaysAreMeasuredInTheEnd() {
        Run run = newRun();
        run.call(it -> {
            for (int i = 0; i < 5; i++) {
                clock.passes(Duration.ofMillis(1));
                waiting(it, () -> null);
            }
            return null;
        });
        assertThat(run.cpuTime()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void aWaitWithinAWaitTakesOneSlotAgain() {
        newRun().call(run -> {
            waiting(run, () -> waiting(run, () -> null));
            assertThat(slots.used()).isEqualTo(1);
            return null;
        });
    }

    @Test
    void aStopWakesARunThatWaits() throws Exception {
        Run run = newRun();
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Object> ended = start(
                run,
                it -> waiting(it, () -> {
                    waits.countDown();
                    new CountDownLatch(1).await();
                    return null;
                }));
        assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
        run.stop(StopReason.CANCELLED);
        assertEnded(StopReason.CANCELLED, ended);
    }

    @Test
    void aStoppedRunDoesNotWaitForASlotAgain() throws Exception {
        Run run = newRun();
        CountDownLatch occupied = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<CompletableFuture<Object>> occupier = new AtomicReference<>();
        CompletableFuture<Object> ended = start(
                run,
                it -> waiting(it, () -> {
                    // Somebody else takes the share's only slot and keeps it.
                    occupier.set(start(newRun(), other -> {
                        occupied.countDown();
                        awaitUninterruptibly(release);
                        return null;
                    }));
                    awaitUninterruptibly(occupied);
                    run.stop(StopReason.CANCELLED);
                    Thread.interrupted();
                    return null;
                }));
        assertEnded(StopReason.CANCELLED, ended);
        release.countDown();
        occupier.get().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aStopEndsTheWaitForTheFirstSlot() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch runs = new CountDownLatch(1);
        CompletableFuture<Object> first = start(newRun(), it -> {
            runs.countDown();
            awaitUninterruptibly(release);
            return null;
        });
        awaitUninterruptibly(runs);
        Run second = newRun();
        CompletableFuture<Object> ended = start(second, it -> "ran");
        Awaitility.await().until(() -> ticker.watched() == 2);
        second.stop(StopReason.SHUTDOWN);
        assertEnded(StopReason.SHUTDOWN, ended);
        release.countDown();
        first.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRunStoppedBeforeItStartsNeverRuns() {
        Run run = newRun();
        run.stop(StopReason.CANCELLED);
        run.stop(StopReason.SHUTDOWN);
        assertStopped(StopReason.CANCELLED, run, it -> {
            throw new AssertionError("ran");
        });
    }

    @Test
    void aStopAfterTheEndTouchesNobody() {
        Run run = newRun();
        run.call(it -> null);
        run.stop(StopReason.CANCELLED);
        assertThat(run.stopReason()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theInterruptDoesNotOutliveARunThatIgnoredIt() {
        Run run = newRun();
        String result = run.call(it -> {
            it.stop(StopReason.CANCELLED);
            return "late";
        });
        assertThat(result).isEqualTo("late");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptFromElsewhereStaysVisible() {
        Thread.currentThread().interrupt();
        assertStopped(StopReason.SHUTDOWN, newRun(), it -> null);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void isUsedOnce() {
        Run run = newRun();
        run.call(it -> null);
        assertThatThrownBy(() -> run.call(it -> null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneShareTakesNoMoreThanItsPart() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch runs = new CountDownLatch(1);
        CompletableFuture<Object> busy = start(newRun(), it -> {
            runs.countDown();
            awaitUninterruptibly(release);
            return null;
        });
        awaitUninterruptibly(runs);
        CompletableFuture<Object> queued = start(newRun(), it -> null);
        Awaitility.await().until(() -> ticker.watched() == 2);
        Object other = executor.newRun(LIMITS, slots.share()).call(it -> "served");
        assertThat(other).isEqualTo("served");
        assertThat(queued).isNotDone();
        release.countDown();
        busy.get(10, TimeUnit.SECONDS);
        queued.get(10, TimeUnit.SECONDS);
    }

    private Run newRun() {
        return executor.newRun(LIMITS, share);
    }

    private static <T> T waiting(Run run, Callable<T> wait) {
        try {
            return run.blocking(wait);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<Object> start(Run run, Run.Task<Object> task) {
        CompletableFuture<Object> ended = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                ended.complete(run.call(task));
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertStopped(StopReason reason, Run run, Run.Task<Object> task) {
        assertThatThrownBy(() -> run.call(task))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(reason));
    }

    private static void assertEnded(StopReason reason, CompletableFuture<Object> ended) {
        assertThatThrownBy(() -> ended.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(reason));
    }
}
