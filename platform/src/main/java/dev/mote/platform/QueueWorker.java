package dev.mote.platform;

import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does one asynchronous call: runs it, and completes it in the queue or gives it back. What the guest does is final; what
 * the node does is tried again. Runs in the virtual thread of the call; holds no state.
 */
final class QueueWorker {
    /** Takes a step of the storage, again and again where the storage fails, until it is done or the node closes. */
    @FunctionalInterface
    interface Persistence {
        void persist(Runnable step);
    }

    private static final System.Logger LOG = System.getLogger(QueueWorker.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Catalog catalog;
    private final CallRunner runner;
    private final Chaining chaining;
    private final RunningCalls running;
    private final CallQueue queue;
    private final QueueBound bound;
    private final Metrics metrics;
    private final Clock clock;

    QueueWorker(
            Catalog catalog,
            CallRunner runner,
            Chaining chaining,
            RunningCalls running,
            CallQueue queue,
            QueueBound bound,
            Metrics metrics,
            Clock clock) {
        this.catalog = catalog;
        this.runner = runner;
        this.chaining = chaining;
        this.running = running;
        this.queue = queue;
        this.bound = bound;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws MoteException where the storage could not say what to run */
    void work(QueuedCall queued, Persistence storage) {
        RunningCall call;
        try {
            call = accepted(queued);
        } catch (MoteException e) {
            refuse(queued, e, storage);
            return;
        }
        if (queued.attempt() > attempts(call)) {
            giveUp(queued, call, storage, "The call ended the node's worker " + (queued.attempt() - 1) + " times.");
            return;
        }
        running.add(call);
        try {
            run(queued, call, storage);
        } finally {
            running.remove(call);
        }
    }

    /** How long to wait before another try. */
    static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempt - 1L, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void run(QueuedCall queued, RunningCall call, Persistence storage) {
        long begin = System.nanoTime();
        CallRunner.Ended ended = runner.runQueued(
                call, CallInput.of(new ByteArrayInputStream(queued.input().bytes())));
        Outcome outcome = ended.outcome();
        if (CallRunner.cutShort(outcome)) {
            giveBack(queued, Duration.ZERO, storage);
            return;
        }
        if (hadNoRoom(outcome)) {
            giveBack(queued, FIRST_PAUSE, storage);
            return;
        }
        call.version().meters().ended(outcome, System.nanoTime() - begin, call.fuelUsed());
        if (nodesFault(outcome)) {
            again(queued, call, ended, storage);
        } else {
            finish(queued, call, ended, storage);
        }
    }

    /** Not the call's doing: the attempt does not count. */
    private void giveBack(QueuedCall queued, Duration pause, Persistence storage) {
        QueuedCall untried = withAttempt(queued, queued.attempt() - 1);
        Instant notBefore = clock.instant().plus(pause);
        storage.persist(() -> queue.retry(untried, notBefore));
    }

    private void finish(QueuedCall queued, RunningCall call, CallRunner.Ended ended, Persistence storage) {
        Outcome outcome = ended.outcome();
        List<QueuedCall> chained = List.of();
        if (outcome instanceof Outcome.Completed completed
                && !completed.chained().isEmpty()) {
            try {
                chained = chaining.plan(call, completed);
                bound.check(chained.size());
            } catch (MoteException e) {
                outcome = new Outcome.Failed(e.code().id(), e.getMessage());
                chained = List.of();
            }
        }
        Invocation result = call.ended(outcome, clock.instant());
        Payload output = Invocations.output(outcome);
        List<QueuedCall> next = chained;
        storage.persist(() -> queue.complete(queued, result, output, ended.log().bytes(), next));
    }

    private void again(QueuedCall queued, RunningCall call, CallRunner.Ended ended, Persistence storage) {
        if (queued.attempt() >= attempts(call)) {
            metrics.deadLetter();
            finish(queued, call, ended, storage);
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "invocation {0} ended with a fault of the node in attempt {1} and is tried again",
                queued.id(),
                queued.attempt());
        Instant notBefore = clock.instant().plus(pause(queued.attempt()));
        storage.persist(() -> queue.retry(queued, notBefore));
    }

    private void giveUp(QueuedCall queued, RunningCall call, Persistence storage, String why) {
        LOG.log(System.Logger.Level.ERROR, "invocation {0} is given up: {1}", queued.id(), why);
        metrics.deadLetter();
        Outcome outcome = new Outcome.Failed(ErrorCode.DEAD_LETTER.id(), why);
        finish(queued, call, CallRunner.Ended.early(outcome), storage);
    }

    /** The function or version went while the call waited. */
    private void refuse(QueuedCall queued, MoteException e, Persistence storage) {
        if (e.code() != ErrorCode.FUNCTION_NOT_FOUND && e.code() != ErrorCode.VERSION_NOT_FOUND) {
            throw e;
        }
        Instant now = clock.instant();
        Outcome outcome = new Outcome.Rejected(e.code().id(), e.getMessage(), Optional.empty());
        Invocation result = new Invocation(
                queued.id(),
                queued.function(),
                0,
                queued.trigger(),
                Invocation.State.DONE,
                Optional.of(outcome),
                queued.attempt(),
                queued.cause(),
                queued.created(),
                Optional.empty(),
                Optional.of(now),
                Duration.ZERO,
                0);
        storage.persist(() -> queue.complete(queued, result, Payload.empty(), new byte[0], List.of()));
    }

    private RunningCall accepted(QueuedCall queued) {
        LiveFunction function = catalog.get(queued.function());
        return new RunningCall(
                queued.id(),
                function,
                queued.version(),
                queued.trigger(),
                queued.attempt(),
                queued.depth(),
                queued.cause(),
                queued.created());
    }

    private static int attempts(RunningCall call) {
        return call.version().limits().count(Limit.ATTEMPTS);
    }

    /** Whether the node was too full to run the guest at all. */
    private static boolean hadNoRoom(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code().equals(ErrorCode.NODE_BUSY.id());
    }

    /** Whether another try may end better; what a guest did it would do again. */
    private static boolean nodesFault(Outcome outcome) {
        return OutcomeErrors.of(outcome)
                .map(MoteException::code)
                .filter(code -> switch (code) {
                    case NODE_BUSY, FUNCTION_BUSY, STORAGE_FAILED, STORAGE_FULL, SHUTTING_DOWN, INTERNAL -> true;
                    default -> false;
                })
                .isPresent();
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
}
