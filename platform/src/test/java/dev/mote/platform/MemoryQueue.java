package dev.mote.platform;

import dev.mote.engine.StopReason;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A queue on the heap that outlives the node of a test: {@link #crash} is what a kill leaves behind. */
final class MemoryQueue implements CallQueue {
    private record Row(QueuedCall call, boolean taken, Instant notBefore) {}

    private record Key(FunctionName function, String key) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Key, String> keys = new HashMap<>();
    private final MemoryRecords records;
    private final Trouble trouble;

    MemoryQueue(MemoryRecords records, Trouble trouble) {
        this.records = records;
        this.trouble = trouble;
    }

    /** What was taken comes back, its attempt counted. */
    void crash() {
        locked(() -> {
            rows.replaceAll((_, row) -> new Row(row.call(), false, Instant.MIN));
            return null;
        });
    }

    /** Calls that were given back and are not due. */
    long delayed() {
        return locked(() -> rows.values().stream()
                .filter(row -> row.notBefore().isAfter(Instant.MIN) && !row.taken())
                .count());
    }

    @Override
    public List<String> enqueue(List<QueuedCall> calls) {
        trouble.strike("queue.enqueue");
        return locked(() -> calls.stream().map(this::add).toList());
    }

    @Override
    public List<QueuedCall> take(int max, Instant now) {
        trouble.strike("queue.take");
        return locked(() -> {
            List<QueuedCall> taken = new ArrayList<>();
            for (Map.Entry<String, Row> entry : rows.entrySet()) {
                Row row = entry.getValue();
                if (taken.size() < max && !row.taken() && !row.notBefore().isAfter(now)) {
                    QueuedCall call = withAttempt(row.call(), row.call().attempt() + 1);
                    entry.setValue(new Row(call, true, Instant.MIN));
                    taken.add(call);
                }
            }
            return taken;
        });
    }

    @Override
    public void complete(QueuedCall call, Invocation result, Payload output, byte[] log, List<QueuedCall> chained) {
        trouble.strike("queue.complete");
        locked(() -> {
            rows.remove(call.id());
            records.record(result, output, log);
            chained.forEach(this::add);
            return null;
        });
    }

    @Override
    public void retry(QueuedCall call, Instant notBefore) {
        trouble.strike("queue.retry");
        locked(() -> rows.replace(call.id(), new Row(call, false, notBefore)));
    }

    @Override
    public boolean cancel(String id, Instant now) {
        return locked(() -> {
            Row row = rows.get(id);
            if (row == null || row.taken()) {
                return false;
            }
            rows.remove(id);
            records.record(cancelled(row.call(), now), Payload.empty(), new byte[0]);
            return true;
        });
    }

    @Override
    public Optional<QueuedCall> find(String id) {
        return locked(() -> Optional.ofNullable(rows.get(id)).map(Row::call));
    }

    @Override
    public List<QueuedCall> list(FunctionName function, int limit) {
        return locked(() -> rows.values().stream()
                .map(Row::call)
                .filter(call -> call.function().equals(function))
                .limit(limit)
                .toList());
    }

    @Override
    public long pending() {
        return locked(() -> rows.values().stream().filter(row -> !row.taken()).count());
    }

    /** Looks again soon, for a clock that a test moves wakes nobody. */
    @Override
    public void await(Instant until) throws InterruptedException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private String add(QueuedCall call) {
        if (call.idempotencyKey().isPresent()) {
            String first = keys.putIfAbsent(
                    new Key(call.function(), call.idempotencyKey().get()), call.id());
            if (first != null) {
                return first;
            }
        }
        rows.put(call.id(), new Row(call, false, Instant.MIN));
        return call.id();
    }

    private static Invocation cancelled(QueuedCall call, Instant now) {
        return new Invocation(
                call.id(),
                call.function(),
                0,
                call.trigger(),
                Invocation.State.DONE,
                Optional.of(new Outcome.Cancelled(StopReason.CANCELLED)),
                Math.max(1, call.attempt()),
                call.cause(),
                call.created(),
                Optional.empty(),
                Optional.of(now),
                Duration.ZERO,
                0);
    }

    private static QueuedCall withAttempt(QueuedCall call, int attempt) {
        return new QueuedCall(
                call.id(),
                call.function(),
                call.version(),
                call.input(),
                call.trigger(),
                attempt,
                call.depth(),
                call.cause(),
                call.idempotencyKey(),
                call.created());
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
