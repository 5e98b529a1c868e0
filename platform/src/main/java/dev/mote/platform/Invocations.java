package dev.mote.platform;

import dev.mote.engine.StopReason;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Calls, now and later, and their records. Any thread may call. */
public final class Invocations {
    private static final int IDEMPOTENCY_KEY = 255;
    private static final int CANCEL_LOOKS = 100;

    private final Catalog catalog;
    private final CallRunner runner;
    private final Chaining chaining;
    private final RunningCalls running;
    private final CallQueue queue;
    private final InvocationStore records;
    private final QueueBound bound;
    private final Ids ids;
    private final Metrics metrics;
    private final Clock clock;

    Invocations(
            Catalog catalog,
            CallRunner runner,
            Chaining chaining,
            RunningCalls running,
            CallQueue queue,
            InvocationStore records,
            QueueBound bound,
            Ids ids,
            Metrics metrics,
            Clock clock) {
        this.catalog = catalog;
        this.runner = runner;
        this.chaining = chaining;
        this.running = running;
        this.queue = queue;
        this.records = records;
        this.bound = bound;
        this.ids = ids;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Makes a call in the calling thread and returns its outcome; the record is written off the request's path.
     *
     * @throws MoteException where there is no such function or version; whatever happens after that is an outcome
     */
    public InvocationResult invoke(InvocationRequest request) {
        return invoke(request, _ -> {});
    }

    /**
     * Makes a call as {@link #invoke(InvocationRequest)} does, and tells its id before the guest starts, so that a front
     * can {@link #cancel} it when its client goes away.
     *
     * @param started called once, in the calling thread; must not block
     */
    public InvocationResult invoke(InvocationRequest request, Consumer<String> started) {
        LiveFunction function = catalog.get(request.function());
        RunningCall call = new RunningCall(
                ids.next(), function, request.version(), request.trigger(), 1, 0, Optional.empty(), clock.instant());
        long begin = System.nanoTime();
        running.add(call);
        CallRunner.Ended ended;
        try {
            started.accept(call.id());
            ended = running.open()
                    ? chained(call, runner.runNow(call, new CallInput(request.input(), request.http())))
                    : refused();
        } finally {
            running.remove(call);
        }
        Outcome outcome = ended.outcome();
        call.version().meters().ended(outcome, System.nanoTime() - begin, call.fuelUsed());
        Invocation invocation = call.ended(outcome, clock.instant());
        if (outcome instanceof Outcome.Rejected(String code, String _, Optional<Duration> _)) {
            // Not recorded: a flood of refusals must not push the records of calls out.
            metrics.rejected(ErrorCode.byId(code).orElse(ErrorCode.INTERNAL));
        } else {
            Payload kept = request.http().isPresent() ? Payload.empty() : output(outcome);
            records.record(invocation, kept, ended.log().bytes());
        }
        return new InvocationResult(invocation, outcome);
    }

    /**
     * Accepts a call for later. It is durable when this returns.
     *
     * @return the invocation's id; that of the first call where the idempotency key was seen before
     */
    public String enqueue(FunctionName function, VersionRef version, Payload input, Optional<String> idempotencyKey) {
        try {
            return accept(function, version, input, idempotencyKey);
        } catch (MoteException e) {
            metrics.rejected(e.code());
            throw e;
        }
    }

    /** A call that waits, runs or is done. */
    public Invocation get(String id) {
        return running.find(id)
                .map(RunningCall::present)
                .or(() -> queue.find(id).map(Invocations::waiting))
                .or(() -> records.find(id))
                .orElseThrow(() -> notFound(id));
    }

    /** Those that run, those that wait, those that are done: each part with the newest first. */
    public List<Invocation> list(Optional<FunctionName> function, int limit) {
        List<Invocation> all = new ArrayList<>(running.all().stream()
                .map(RunningCall::present)
                .filter(call -> function.isEmpty() || call.function().equals(function.get()))
                .sorted(Comparator.comparing(Invocation::id).reversed())
                .limit(limit)
                .toList());
        function.ifPresent(name -> queue.list(name, limit - all.size()).stream()
                .filter(call -> running.find(call.id()).isEmpty())
                .map(Invocations::waiting)
                .forEach(all::add));
        if (all.size() < limit) {
            all.addAll(records.list(function, limit - all.size()));
        }
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    public Payload output(String id) {
        return records.output(id).orElseThrow(() -> notFound(id));
    }

    public byte[] log(String id) {
        return records.log(id).orElseThrow(() -> notFound(id));
    }

    /** Cancels a call that waits or runs; false when it was done already. */
    public boolean cancel(String id) {
        for (int look = 0; look < CANCEL_LOOKS; look++) {
            Optional<RunningCall> call = running.find(id);
            if (call.isPresent()) {
                call.get().stop(StopReason.CANCELLED);
                return true;
            }
            if (queue.cancel(id, clock.instant())) {
                return true;
            }
            if (queue.find(id).isEmpty()) {
                return unlessUnknown(id);
            }
            // Taken from the queue this very moment: it is about to run.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return false;
    }

    private boolean unlessUnknown(String id) {
        if (records.find(id).isEmpty()) {
            throw notFound(id);
        }
        return false;
    }

    /** The output that is kept of an outcome. */
    static Payload output(Outcome outcome) {
        return outcome instanceof Outcome.Completed completed ? completed.output() : Payload.empty();
    }

    private String accept(FunctionName function, VersionRef version, Payload input, Optional<String> idempotencyKey) {
        running.checkOpen();
        idempotencyKey.ifPresent(Invocations::checkKey);
        long most = catalog.get(function).resolve(version).call().inputBytes();
        if (input.size() > most) {
            throw new MoteException(
                    ErrorCode.INPUT_TOO_LARGE,
                    "The input is larger than " + LimitValues.format(Limit.INPUT, most) + ".");
        }
        bound.check(1);
        Instant now = clock.instant();
        QueuedCall call = new QueuedCall(
                ids.next(),
                function,
                version,
                input,
                Invocation.Trigger.ASYNC,
                0,
                0,
                Optional.empty(),
                idempotencyKey,
                now);
        return queue.enqueue(List.of(call)).getFirst();
    }

    /** Chained calls are durable before the outcome is told; one that cannot be made fails the caller. */
    private CallRunner.Ended chained(RunningCall call, CallRunner.Ended ended) {
        if (!(ended.outcome() instanceof Outcome.Completed completed)
                || completed.chained().isEmpty()) {
            return ended;
        }
        try {
            List<QueuedCall> calls = chaining.plan(call, completed);
            bound.check(calls.size());
            queue.enqueue(calls);
            return ended;
        } catch (MoteException e) {
            return new CallRunner.Ended(new Outcome.Failed(e.code().id(), e.getMessage()), ended.log());
        }
    }

    private static CallRunner.Ended refused() {
        MoteException e = RunningCalls.shuttingDown();
        return CallRunner.Ended.early(new Outcome.Rejected(e.code().id(), e.getMessage(), e.retryAfter()));
    }

    private static Invocation waiting(QueuedCall call) {
        long version = call.version() instanceof VersionRef.Number(long number) ? number : 0;
        return new Invocation(
                call.id(),
                call.function(),
                version,
                call.trigger(),
                Invocation.State.QUEUED,
                Optional.empty(),
                Math.max(1, call.attempt()),
                call.cause(),
                call.created(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                0);
    }

    private static void checkKey(String key) {
        boolean printable = key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (key.isEmpty() || key.length() > IDEMPOTENCY_KEY || !printable) {
            throw new MoteException(
                    ErrorCode.INVALID_REQUEST,
                    "An idempotency key has 1 to " + IDEMPOTENCY_KEY + " printable ASCII characters.");
        }
    }

    private static MoteException notFound(String id) {
        return new MoteException(
                ErrorCode.INVOCATION_NOT_FOUND,
                "There is no invocation '" + FunctionName.printable(id) + "', or its record has expired.");
    }
}
