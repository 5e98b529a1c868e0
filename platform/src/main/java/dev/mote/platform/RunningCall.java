package dev.mote.platform;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A call from its acceptance to its outcome. Runs in one thread, the one that made it; any other may stop it, whether it
 * waits for its turn or runs already.
 */
final class RunningCall implements Patience {
    private final String id;
    private final LiveFunction function;
    private final VersionRef wanted;
    private final Invocation.Trigger trigger;
    private final int attempt;
    private final int depth;
    private final Optional<String> cause;
    private final Instant created;
    private final Thread thread = Thread.currentThread();

    private volatile RunnableVersion version;
    private volatile Optional<Run> run = Optional.empty();
    private volatile Optional<StopReason> stopped = Optional.empty();
    private volatile Optional<Instant> started = Optional.empty();

    /** @throws MoteException with VERSION_NOT_FOUND */
    RunningCall(
            String id,
            LiveFunction function,
            VersionRef wanted,
            Invocation.Trigger trigger,
            int attempt,
            int depth,
            Optional<String> cause,
            Instant created) {
        this.id = id;
        this.function = function;
        this.wanted = wanted;
        this.version = function.resolve(wanted);
        this.trigger = trigger;
        this.attempt = attempt;
        this.depth = depth;
        this.cause = cause;
        this.created = created;
    }

    String id() {
        return id;
    }

    LiveFunction function() {
        return function;
    }

    RunnableVersion version() {
        return version;
    }

    /** Looks again which version is wanted, where the one found first went meanwhile; false when there is no other. */
    boolean renewVersion() {
        RunnableVersion before = version;
        version = function.resolve(wanted);
        return version != before;
    }

    int depth() {
        return depth;
    }

    /** Whether it came from the queue, and can go back there. */
    boolean queued() {
        return trigger != Invocation.Trigger.HTTP;
    }

    int attempt() {
        return attempt;
    }

    Instant created() {
        return created;
    }

    /** Whether the wall time counts already; before that the call waits as long as it takes. */
    boolean timed() {
        return run.isPresent();
    }

    Optional<Run> run() {
        return run;
    }

    /** Units of fuel so far; 0 where the function counts none. */
    long fuelUsed() {
        return run.map(Run::fuelUsed).orElse(0L);
    }

    /** Starts the wall time. */
    void begin(Run begun) {
        run = Optional.of(begun);
        // Stopped between the two: the one who stopped it saw no run.
        stopped.ifPresent(begun::stop);
    }

    /** The guest gets its turn. */
    void entered(Instant at) {
        started = Optional.of(at);
    }

    /** Ends the call from any thread; the first reason stays. */
    void stop(StopReason reason) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(reason);
        }
        run.ifPresent(begun -> begun.stop(reason));
        LockSupport.unpark(thread);
    }

    @Override
    public long nanosLeft() {
        if (stopped.isPresent()) {
            return 0;
        }
        return run.isPresent() ? run.get().remaining().toNanos() : Long.MAX_VALUE;
    }

    /** What became of a call whose patience ended before the guest ran. */
    Outcome gaveUp() {
        if (stopped.isPresent()) {
            return new Outcome.Cancelled(stopped.get());
        }
        boolean late = run.isPresent() && run.get().remaining().compareTo(Duration.ZERO) <= 0;
        return late
                ? new Outcome.TimedOut(StopReason.WALL_TIME, run.get().elapsed())
                : new Outcome.Cancelled(StopReason.CANCELLED);
    }

    /** The record of the call as it stands. */
    Invocation present() {
        Invocation.State state = started.isPresent() ? Invocation.State.RUNNING : Invocation.State.QUEUED;
        return invocation(state, Optional.empty(), Optional.empty());
    }

    /** The record of the call after its end. */
    Invocation ended(Outcome outcome, Instant finished) {
        return invocation(Invocation.State.DONE, Optional.of(outcome), Optional.of(finished));
    }

    private Invocation invocation(Invocation.State state, Optional<Outcome> outcome, Optional<Instant> finished) {
        return new Invocation(
                id,
                function.name(),
                version.version().number(),
                trigger,
                state,
                outcome,
                attempt,
                cause,
                created,
                started,
                finished,
                run.map(Run::cpuTime).orElse(Duration.ZERO),
                fuelUsed());
    }
}
