package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class GateTest {
    private final ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();

    @Test
    void waitersEnterInOrderOfArrival() throws InterruptedException {
        Gate gate = new Gate(1, 10);
        assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.ENTERED);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = Thread.startVirtualThread(() -> {
                assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.ENTERED);
                order.add(number);
                gate.leave();
            });
            threads.add(thread);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        gate.leave();

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(gate.idle()).isTrue();
    }

    @Test
    void fullBacklogRefusesAtOnce() {
        Gate gate = new Gate(1, 0);
        assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.ENTERED);

        assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.FULL);
    }

    @Test
    void impatientWaiterLeavesItsPlace() {
        Gate gate = new Gate(1, 1);
        assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.ENTERED);

        assertThat(gate.enter(() -> 0)).isEqualTo(Gate.Entry.GAVE_UP);

        gate.leave();
        assertThat(gate.idle()).isTrue();
        assertThat(gate.enter(() -> 0)).isEqualTo(Gate.Entry.ENTERED);
    }

    @Test
    void raisedLimitLetsWaitersIn() {
        Gate gate = new Gate(1, 1);
        assertThat(gate.enter(Patience.ENDLESS)).isEqualTo(Gate.Entry.ENTERED);
        Thread waiter = Thread.startVirtualThread(() -> {
            gate.enter(Patience.ENDLESS);
            order.add(1);
        });
        await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

        gate.resize(2, 1);

        await().until(() -> order.contains(1));
    }

    @Test
    void neverMoreThanTheLimitAndNoTurnIsLost() throws InterruptedException {
        Gate gate = new Gate(3, 1_000);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long patience = i % 3 == 0 ? 20_000 : Long.MAX_VALUE;
            threads.add(Thread.startVirtualThread(() -> {
                for (int turn = 0; turn < 50; turn++) {
                    long end = System.nanoTime() + patience;
                    Patience left = () -> patience == Long.MAX_VALUE ? patience : end - System.nanoTime();
                    if (gate.enter(left) == Gate.Entry.ENTERED) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1_000);
                        inside.decrementAndGet();
                        gate.leave();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValueBetween(1, 3);
        assertThat(gate.idle()).isTrue();
    }
}
