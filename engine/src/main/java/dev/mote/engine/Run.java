package dev.mote.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One stay of a guest on this node: its CPU slot, its deadlines, and the signal that ends it.
 *
 * <p>{@link #call} runs in the invocation's own thread; {@link #stop} comes from any thread. {@code lock} guards the
 * hand-over between the two, so that an interrupt can never hit a thread that has already moved on.
 */
public final class Run {
    /** What runs under the deadlines. */
    @FunctionalInterface
    public interface Task<T> {
        T call(Run run);
    }

    private enum State {
        NEW,
        RUNNING,
        FINISHED
    }

    private final RunLimits limits;
    private final CpuSlots.Share share;
    private final DeadlineTicker ticker;
    private final NanoClock clock;
    private final CpuClock cpuClock;
    private final long created;
    private final FuelTank fuel;

    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.NEW;
    private Thread thread;
    private volatile StopReason reason;
    private final Set<Runnable> stopHooks = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> tickHooks = ConcurrentHashMap.newKeySet();

    /** Null while the run holds no slot. Written by the run's thread only; the ticker reads it. */
    private volatile SlotStay stay;

    private volatile long cpuBefore;

    Run(RunLimits limits, CpuSlots.Share share, DeadlineTicker ticker, NanoClock clock, CpuClock cpuClock) {
        this.limits = limits;
        this.share = share;
        this.ticker = ticker;
        this.clock = clock;
        this.cpuClock = cpuClock;
        this.created = clock.nanoTime();
        this.fuel = new FuelTank(limits.fuel());
    }

    /**
     * Runs a task in the calling thread, inside a CPU slot and under the deadlines. A run is used once.
     *
     * @throws Stopped when the run was stopped, also before it got its slot
     */
    public <T> T call(Task<T> task) {
        begin();
        ticker.watch(this);
        try {
            enterSlot();
            try {
                return task.call(this);
            } finally {
                leaveSlot();
            }
        } finally {
            ticker.unwatch(this);
            finish();
        }
    }

    /**
     * Waits on behalf of the guest without holding its CPU slot: for a socket, a clock, another call. Called by host
     * functions in the run's own thread; a wait within a wait is one wait.
     *
     * @throws Stopped when the run is stopped meanwhile
     */
    public <T> T blocking(Callable<T> wait) throws Exception {
        checkStopped();
        if (stay == null) {
            return wait.call();
        }
        // A stack that ended between leaving the slot and taking it again would lose the slot for good.
        StackReserve.check();
        leaveSlot();
        try {
            return wait.call();
        } catch (InterruptedException e) {
            checkStopped();
            throw e;
        } finally {
            enterSlot();
        }
    }

    /** Ends the run from outside; the first reason stays. Safe at any time, also after the end. */
    public void stop(StopReason why) {
        lock.lock();
        try {
            if (state == State.FINISHED || reason != null) {
                return;
            }
            reason = why;
            if (state == State.RUNNING) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        stopHooks.forEach(Runnable::run);
    }

    /** Calls the hook, which must not block, when the run is stopped: once at least, perhaps twice, at once if it was. */
    public void onStop(Runnable hook) {
        stopHooks.add(hook);
        if (reason != null) {
            hook.run();
        }
    }

    public void removeStopHook(Runnable hook) {
        stopHooks.remove(hook);
    }

    /** Calls the hook, which must not block, every few milliseconds while the run is watched, in the ticker's thread. */
    public void onTick(Runnable hook) {
        tickHooks.add(hook);
    }

    public void removeTickHook(Runnable hook) {
        tickHooks.remove(hook);
    }

    public Optional<StopReason> stopReason() {
        return Optional.ofNullable(reason);
    }

    /** Ends the guest here if the run was stopped; host functions call it, so that a loop of host calls ends too. */
    public void checkStopped() {
        StopReason why = reason;
        if (why != null) {
            throw new Stopped(why);
        }
    }

    public RunLimits limits() {
        return limits;
    }

    /** What guest code takes its fuel from. */
    public FuelTank fuel() {
        return fuel;
    }

    /** Units of fuel used so far; 0 where no module of the run counts. */
    public long fuelUsed() {
        return fuel.used();
    }

    /**
     * Goes on to the next slice of fuel: the guest gives up its CPU slot first if another one waits. Called in the run's
     * own thread.
     *
     * @throws Stopped when the fuel is used up, or the run is stopped meanwhile
     */
    public void refuel() {
        checkStopped();
        if (stay != null && share.isContended()) {
            StackReserve.check();
            leaveSlot();
            enterSlot();
        }
        if (!fuel.refill()) {
            throw new Stopped(ended(StopReason.FUEL));
        }
    }

    /** Processor time so far. */
    public Duration cpuTime() {
        return Duration.ofNanos(cpuNanos());
    }

    /** Elapsed time since the run was made. */
    public Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - created);
    }

    /** What is left of the wall-time limit; zero or less when it is spent. */
    public Duration remaining() {
        return limits.wall().minus(elapsed());
    }

    /** Every run is itself alone; the JVM's own number would cost more than the call of a small guest. */
    @Override
    public int hashCode() {
        return Long.hashCode(created * 0x9E37_79B9_7F4A_7C15L);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** Called by the ticker's thread; returns the nanoseconds that pass at least before a deadline can. */
    long checkDeadlines() {
        tickHooks.forEach(Runnable::run);
        long wallLeft = limits.wall().toNanos() - (clock.nanoTime() - created);
        if (wallLeft < 0) {
            stop(StopReason.WALL_TIME);
            return Long.MAX_VALUE;
        }
        SlotStay now = stay;
        if (now == null) {
            return wallLeft;
        }
        now.measure();
        long cpuLeft = limits.cpu().toNanos() - now.cpuNanos();
        // Asked twice: a thread that left its slot meanwhile works for somebody else.
        if (cpuLeft < 0 && stay == now) {
            stop(StopReason.CPU_TIME);
            return Long.MAX_VALUE;
        }
        return Math.min(wallLeft, Math.max(0, cpuLeft));
    }

    private void begin() {
        lock.lock();
        try {
            if (state != State.NEW) {
                throw new IllegalStateException("a run is used once");
            }
            checkStopped();
            state = State.RUNNING;
            thread = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        lock.lock();
        try {
            state = State.FINISHED;
            if (reason != null) {
                // The interrupt was meant for the guest; the thread goes on to publish the outcome.
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The run ends here, by itself: nobody has to be told. Returns why, which is what came first. */
    private StopReason ended(StopReason why) {
        lock.lock();
        try {
            if (reason == null) {
                reason = why;
            }
            return reason;
        } finally {
            lock.unlock();
        }
    }

    private void enterSlot() {
        checkStopped();
        try {
            share.acquire();
        } catch (InterruptedException e) {
            checkStopped();
            // Not ours: whoever owns the thread wants it to end, and has to see that it was asked to.
            Thread.currentThread().interrupt();
            throw new Stopped(StopReason.SHUTDOWN);
        }
        try {
            SlotStay entered = new SlotStay(clock, cpuClock, cpuBefore);
            if (cpuBefore >= SlotStay.ROUGH_NANOS) {
                entered.measure();
            }
            stay = entered;
        } finally {
            if (stay == null) {
                share.release();
            }
        }
    }

    private void leaveSlot() {
        SlotStay ended = stay;
        if (ended == null) {
            return;
        }
        try {
            cpuBefore = ended.cpuNanos();
        } finally {
            stay = null;
            share.release();
        }
    }

    private long cpuNanos() {
        SlotStay now = stay;
        return now == null ? cpuBefore : now.cpuNanos();
    }
}
