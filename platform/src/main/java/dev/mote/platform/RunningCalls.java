package dev.mote.platform;

import dev.mote.engine.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The calls of this node that run or wait for their turn, whether new ones are welcome, and how many hold an instance.
 * Any thread may call. The map is bounded by what lets calls in: each function's concurrency and backlog, and the queue's
 * workers.
 */
final class RunningCalls {
    private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

    private final Map<String, RunningCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger instances = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();
    private final int maxInstances;
    private volatile boolean open = true;

    RunningCalls(int maxInstances) {
        this.maxInstances = maxInstances;
    }

    void add(RunningCall call) {
        calls.put(call.id(), call);
    }

    void remove(RunningCall call) {
        calls.remove(call.id());
    }

    Optional<RunningCall> find(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    List<RunningCall> all() {
        return List.copyOf(calls.values());
    }

    int size() {
        return calls.size();
    }

    /** Whether the node takes new work. */
    boolean open() {
        return open;
    }

    /** @throws MoteException with SHUTTING_DOWN where the node takes no new work */
    void checkOpen() {
        if (!open) {
            throw shuttingDown();
        }
    }

    static MoteException shuttingDown() {
        return new MoteException(
                ErrorCode.SHUTTING_DOWN, "The node takes no new work.", Optional.of(Duration.ofSeconds(1)));
    }

    /** From now on the node takes no new work. */
    void refuse() {
        open = false;
    }

    /** Room for one more instance; who got it gives it back. */
    boolean tryTakeInstance() {
        if (instances.incrementAndGet() <= maxInstances) {
            return true;
        }
        instances.decrementAndGet();
        return false;
    }

    void giveInstanceBack() {
        instances.decrementAndGet();
    }

    int instances() {
        return instances.get();
    }

    int maxInstances() {
        return maxInstances;
    }

    /** Counts an upload in, so that a stop waits for it. */
    void uploadBegins() {
        uploads.incrementAndGet();
    }

    void uploadEnds() {
        uploads.decrementAndGet();
    }

    int uploads() {
        return uploads.get();
    }

    void stop(Predicate<RunningCall> which, StopReason reason) {
        calls.values().stream().filter(which).forEach(call -> call.stop(reason));
    }

    /** Waits until nothing runs; false when the time was over first or the thread was interrupted. */
    boolean awaitQuiet(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!calls.isEmpty() || uploads.get() > 0) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
