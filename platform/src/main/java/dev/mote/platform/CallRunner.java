package dev.mote.platform;

import dev.mote.engine.GuestExecutor;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Call;
import dev.mote.worlds.GuestLog;
import dev.mote.worlds.Outcome;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes one call from its acceptance to its outcome: its turn, its guest, its run. Everything happens in the calling
 * thread; holds no state of its own.
 */
final class CallRunner {
    private static final Optional<Duration> SOON = Optional.of(Duration.ofSeconds(1));

    /** What is left of a call. */
    record Ended(Outcome outcome, GuestLog log) {
        /** The end of a call whose guest did not run. */
        static Ended early(Outcome outcome) {
            return new Ended(outcome, new GuestLog(0));
        }
    }

    private final GuestExecutor executor;
    private final RunningCalls running;
    private final Metrics metrics;
    private final Clock clock;
    private final FaultLog faults;

    CallRunner(GuestExecutor executor, RunningCalls running, Metrics metrics, Clock clock, FaultLog faults) {
        this.executor = executor;
        this.running = running;
        this.metrics = metrics;
        this.clock = clock;
        this.faults = faults;
    }

    /** Runs a call that somebody waits for: its wall time counts from now, and a full backlog refuses it. */
    Ended runNow(RunningCall call, CallInput input) {
        begin(call);
        Gate gate = call.function().gate();
        return turn(call, input, gate, gate.enter(call));
    }

    /** Runs a call from the queue: it waits for its turn as long as it takes, and its wall time counts from then. */
    Ended runQueued(RunningCall call, CallInput input) {
        Gate gate = call.function().gate();
        return turn(call, input, gate, gate.enterPatiently(call));
    }

    private Ended turn(RunningCall call, CallInput input, Gate gate, Gate.Entry entry) {
        return switch (entry) {
            case GAVE_UP -> Ended.early(call.gaveUp());
            case FULL ->
                Ended.early(new Outcome.Rejected(
                        ErrorCode.FUNCTION_BUSY.id(),
                        "The function " + call.function().name() + " has reached its concurrency limit.",
                        SOON));
            case ENTERED -> {
                try {
                    yield withInstance(call, input);
                } finally {
                    gate.leave();
                }
            }
        };
    }

    private Ended withInstance(RunningCall call, CallInput input) {
        if (!running.tryTakeInstance()) {
            return Ended.early(
                    new Outcome.Rejected(ErrorCode.NODE_BUSY.id(), "The node runs as many instances as it may.", SOON));
        }
        try {
            return withGuest(call, input);
        } finally {
            running.giveInstanceBack();
        }
    }

    private Ended withGuest(RunningCall call, CallInput input) {
        Optional<Prepared> prepared;
        try {
            prepared = acquire(call);
        } catch (MoteException e) {
            return Ended.early(new Outcome.Rejected(e.code().id(), e.getMessage(), e.retryAfter()));
        }
        if (prepared.isEmpty()) {
            return Ended.early(call.gaveUp());
        }
        try {
            return execute(call, input, prepared.get());
        } finally {
            prepared.get().release();
        }
    }

    private static Optional<Prepared> acquire(RunningCall call) {
        try {
            return call.version().acquire(call);
        } catch (MoteException e) {
            // A newer version came and this one went while the call waited for its turn.
            if (e.code() == ErrorCode.VERSION_NOT_FOUND && call.renewVersion()) {
                return call.version().acquire(call);
            }
            throw e;
        }
    }

    private Ended execute(RunningCall call, CallInput input, Prepared prepared) {
        RunnableVersion version = call.version();
        FunctionName name = call.function().name();
        FunctionSettings settings = version.version().settings();
        GuestLog log = new GuestLog(version.limits().get(Limit.LOG));
        InputStream bounded = BoundedInput.bound(input.bytes(), version.call().inputBytes());
        Call worldCall = new Call(
                name.user(),
                name.name(),
                settings.entry(),
                bounded,
                input.http(),
                log,
                settings.grants(),
                version.instance(),
                version.call());
        Run run = call.run().orElseGet(() -> begin(call));
        call.entered(clock.instant());
        Outcome outcome = outcome(call, run, prepared, worldCall);
        if (bounded instanceof BoundedInput cut && cut.exceeded()) {
            outcome = new Outcome.Rejected(
                    ErrorCode.INPUT_TOO_LARGE.id(),
                    "The input is larger than "
                            + LimitValues.format(Limit.INPUT, version.call().inputBytes()) + ".",
                    Optional.empty());
        }
        if (log.truncated()) {
            metrics.logTruncated();
        }
        log.refusals().forEach(metrics::guestRefused);
        return new Ended(outcome, log);
    }

    private Outcome outcome(RunningCall call, Run run, Prepared prepared, Call worldCall) {
        try {
            return run.call(inside -> prepared.guest().call(worldCall, inside));
        } catch (Stopped e) {
            return switch (e.reason()) {
                case WALL_TIME, CPU_TIME -> new Outcome.TimedOut(e.reason(), run.elapsed());
                case FUEL -> new Outcome.OutOfFuel(run.fuelUsed());
                case CANCELLED, SHUTDOWN -> new Outcome.Cancelled(e.reason());
            };
        } catch (Trap e) {
            return new Outcome.Trapped(e.code(), e.getMessage());
        } catch (StackOverflowError e) {
            return new Outcome.Trapped(TrapCode.STACK_EXHAUSTED, TrapCode.STACK_EXHAUSTED.message());
        } catch (RuntimeException | Error e) {
            // A guest never throws into here: this is our own fault, and it must not take the worker down.
            faults.report("invocation " + call.id() + " of " + call.function().name() + " met a fault of the node", e);
            return new Outcome.Failed(ErrorCode.INTERNAL.id(), "The node could not run the call " + call.id() + ".");
        }
    }

    private Run begin(RunningCall call) {
        Run run = executor.newRun(call.version().run(), call.function().share());
        call.begin(run);
        return run;
    }

    /** Whether a call ended because the node goes down. */
    static boolean cutShort(Outcome outcome) {
        return outcome instanceof Outcome.Cancelled(StopReason reason) && reason == StopReason.SHUTDOWN;
    }
}
