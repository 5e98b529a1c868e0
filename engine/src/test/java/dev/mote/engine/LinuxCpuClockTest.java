package dev.mote.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The kernel's clock counts what the carrier of a virtual thread works, and not what it waits. */
@EnabledOnOs(OS.LINUX)
class LinuxCpuClockTest {
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(30);

    private final CpuClock clock = CpuClock.system();

    @Test
    void isTheClockOfThisMachine() {
        assertThat(clock).isInstanceOf(LinuxCpuClock.class);
        assertThat(clock.threadId()).isPositive();
    }

    @Test
    void countsTheWorkOfAVirtualThread() throws Exception {
        CompletableFuture<Long> measured = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            long carrier = clock.threadId();
            long before = clock.nanos(carrier);
            long until = before + WORK;
            while (clock.nanos(carrier) < until) {
                Thread.onSpinWait();
            }
            measured.complete(clock.nanos(carrier) - before);
        });
        assertThat(measured.get(30, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(WORK);
    }

    @Test
    void canBeReadFromAnotherThread() throws Exception {
        CompletableFuture<Long> carrier = new CompletableFuture<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        Thread busy = Thread.ofPlatform().start(() -> {
            carrier.complete(clock.threadId());
            while (!enough.isDone()) {
                Thread.onSpinWait();
            }
        });
        long thread = carrier.get(30, TimeUnit.SECONDS);
        long before = clock.nanos(thread);
        while (clock.nanos(thread) < before + WORK) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        enough.complete(null);
        busy.join();
        // Java's thread ends a little before the kernel's does.
        Awaitility.await().until(() -> clock.nanos(thread) == 0);
    }

    @Test
    void standsStillWhileTheThreadWaits() {
        long thread = clock.threadId();
        long before = clock.nanos(thread);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WORK) {
            LockSupport.parkNanos(WORK);
        }
        assertThat(clock.nanos(thread) - before).isLessThan(WORK / 2);
    }
}
