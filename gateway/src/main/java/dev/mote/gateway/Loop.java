package dev.mote.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.internal.PlatformDependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * An event loop that does short errands itself: handing one to another thread costs more than most guests run.
 *
 * <p>The loop is a role, not a thread. Its thread steps out of it for an errand, and back in behind it; while it is out,
 * nobody is in the loop. A thread that stays out too long loses the role: {@link LoopThreads} sees to it, and another
 * thread goes on with the loop. So an errand may block, compute or wait for the loop itself, and holds up nobody for more
 * than a moment. An errand that is likely to take long gets a virtual thread at once.
 *
 * <p>{@code seat} says who has the role, and hands everything that is the loop's from one thread to the next. {@link #start}
 * runs in the loop; {@link #relieve} comes from any thread; the rest is as in every event loop.
 */
final class Loop extends AbstractScheduledEventExecutor implements IoEventLoop {
    private static final Logger LOG = System.getLogger(Loop.class.getName());

    /** Errands that may take longer have a virtual thread each. */
    private static final long SHORT = 200_000;

    /** What is planned for one turn: the last in it waits about that long. */
    private static final long PLAN = 500_000;

    /** Tasks between two looks at the network. */
    private static final int TASKS = 4_096;

    private static final long AFTER_FAILURE = 100_000_000;

    private enum Life {
        OPEN,
        CLOSING,
        CLOSED
    }

    /** @param since when the thread stepped out; 0 while it is in the loop */
    private record Seat(Thread thread, long since) {
        boolean isOut() {
            return since != 0;
        }
    }

    private record Planned(Errand errand, Pace pace) {}

    private final LoopThreads threads;
    private final IoHandler handler;
    private final Waiting waiting = new Waiting();
    private final Queue<Runnable> tasks = PlatformDependent.newMpscQueue();
    private final Promise<Void> end = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    private final AtomicReference<Seat> seat = new AtomicReference<>(new Seat(null, 0));
    private final AtomicReference<Life> life = new AtomicReference<>(Life.OPEN);
    private final AtomicLong errands = new AtomicLong();
    private volatile boolean helped;

    private final Deque<Planned> plan = new ArrayDeque<>();
    private long planned;

    Loop(IoEventLoopGroup parent, LoopThreads threads, IoHandlerFactory handlers) {
        super(parent);
        this.threads = threads;
        this.handler = handlers.newHandler(this);
    }

    /** Goes round in the calling thread until the loop ends or another thread has it. */
    void open() {
        Seat mine = new Seat(Thread.currentThread(), 0);
        seat.set(mine);
        handler.initialize();
        goRound(mine);
    }

    /** Does an errand: in this turn where it is likely to be short, in a thread of its own otherwise. */
    void start(Errand errand, Pace pace) {
        Planned next = new Planned(errand, pace);
        if (pace.atMost() > SHORT || planned > PLAN || threads.areScarce()) {
            startPlanned(next);
        } else {
            planned += pace.usual();
            plan.add(next);
        }
    }

    /** Does an errand that waits for the network in a virtual thread. */
    void startAlone(Errand errand) {
        Thread.startVirtualThread(() -> {
            run(errand);
            finish(errand);
        });
    }

    /** Errands that its own threads have begun. */
    long errands() {
        return errands.get();
    }

    /**
     * Takes the loop over in the calling thread where the one before has been out for too long, and goes round then.
     *
     * @param latest who stepped out later than this keeps the loop
     */
    void relieve(long latest) {
        helped = false;
        Seat seen = seat.get();
        Seat mine = new Seat(Thread.currentThread(), 0);
        if (isLate(seen, latest) && seat.compareAndSet(seen, mine)) {
            threads.lost();
            guarded(this::startPlan);
            goRound(mine);
        }
    }

    /** Who waits behind an errand that takes long waits no longer. */
    private void startPlan() {
        planned = 0;
        for (Planned next = plan.poll(); next != null; next = plan.poll()) {
            startPlanned(next);
        }
    }

    /** Whether its thread has been out since before a moment, and nobody is on the way to {@link #relieve} it. */
    boolean needsHelp(long latest) {
        return isLate(seat.get(), latest) && !helped;
    }

    /** Whether somebody is on the way. */
    void helped(boolean comes) {
        helped = comes;
    }

    private static boolean isLate(Seat seen, long latest) {
        return seen.isOut() && seen.since() - latest < 0;
    }

    private void goRound(Seat mine) {
        while (life.get() != Life.CLOSED) {
            guarded(this::turn);
            for (Planned next = plan.poll(); next != null; next = plan.poll()) {
                if (!runOut(next, mine)) {
                    return;
                }
            }
            planned = 0;
        }
    }

    /** Nothing may end the thread that has the loop: its connections would wait for ever. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A turn of an event loop failed", e);
            // What fails time and again must not take a core.
            LockSupport.parkNanos(AFTER_FAILURE);
        }
    }

    private void turn() {
        if (life.get() == Life.OPEN) {
            handler.run(waiting);
            runTasks();
        } else {
            windUp();
        }
    }

    private boolean runTasks() {
        fetchFromScheduledTaskQueue(tasks);
        int done = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            safeExecute(task);
            if (++done == TASKS) {
                break;
            }
        }
        return done > 0;
    }

    private void windUp() {
        cancelScheduledTasks();
        handler.prepareToDestroy();
        if (runTasks()) {
            return;
        }
        life.set(Life.CLOSED);
        runTasks();
        handler.destroy();
        end.setSuccess(null);
    }

    /** Steps out for an errand; false where somebody else has the loop now. */
    private boolean runOut(Planned next, Seat mine) {
        long before = System.nanoTime();
        // Zero says something else.
        Seat out = new Seat(mine.thread(), before | 1);
        errands.lazySet(errands.getPlain() + 1);
        seat.set(out);
        threads.lookOut();
        run(next.errand());
        next.pace().took(System.nanoTime() - before);
        boolean back = seat.compareAndSet(out, mine);
        if (back && tasks.isEmpty()) {
            safeExecute(next.errand()::end);
        } else {
            // Behind what the errand itself left to the loop.
            finish(next.errand());
        }
        if (!back) {
            threads.found();
        }
        return back;
    }

    private void startPlanned(Planned next) {
        Thread.startVirtualThread(() -> {
            long before = System.nanoTime();
            run(next.errand());
            next.pace().took(System.nanoTime() - before);
            finish(next.errand());
        });
    }

    private static void run(Errand errand) {
        try {
            errand.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "An errand failed", e);
        }
        // An interrupt was for the errand.
        Thread.interrupted();
    }

    private void finish(Errand errand) {
        try {
            execute(errand::end);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The event loop ended before the errand", e);
        }
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        Seat now = seat.get();
        return thread.equals(now.thread()) && !now.isOut();
    }

    @Override
    public void execute(Runnable task) {
        if (life.get() == Life.CLOSED) {
            throw new RejectedExecutionException("the event loop has ended");
        }
        tasks.add(task);
        handler.wakeup();
    }

    @Override
    public Future<IoRegistration> register(IoHandle handle) {
        Promise<IoRegistration> promise = newPromise();
        if (inEventLoop()) {
            register(handle, promise);
        } else {
            execute(() -> register(handle, promise));
        }
        return promise;
    }

    private void register(IoHandle handle, Promise<IoRegistration> promise) {
        try {
            promise.setSuccess(handler.register(handle));
        } catch (Exception e) {
            promise.setFailure(e);
        }
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel) {
        return register(new DefaultChannelPromise(channel, this));
    }

    @Override
    @Deprecated
    public ChannelFuture register(ChannelPromise promise) {
        promise.channel().unsafe().register(this, promise);
        return promise;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        channel.unsafe().register(this, promise);
        return promise;
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return handler.isCompatible(handleType);
    }

    @Override
    public boolean isIoType(Class<? extends IoHandler> handlerType) {
        return handler.getClass().equals(handlerType);
    }

    @Override
    public IoEventLoop next() {
        return this;
    }

    @Override
    public IoEventLoopGroup parent() {
        return (IoEventLoopGroup) super.parent();
    }

    /** Closes its channels and ends; it never waits for new tasks, so the two times do not matter. */
    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        beginClosing();
        return end;
    }

    @Override
    @Deprecated
    public void shutdown() {
        beginClosing();
    }

    private void beginClosing() {
        if (life.compareAndSet(Life.OPEN, Life.CLOSING)) {
            // A task, so that the loop looks around before it waits again.
            tasks.add(handler::wakeup);
            handler.wakeup();
        }
    }

    @Override
    public Future<?> terminationFuture() {
        return end;
    }

    @Override
    public boolean isShuttingDown() {
        return life.get() != Life.OPEN;
    }

    @Override
    public boolean isShutdown() {
        return life.get() == Life.CLOSED;
    }

    @Override
    public boolean isTerminated() {
        return end.isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return end.await(timeout, unit);
    }

    /** How long the handler may wait for the network. */
    private final class Waiting implements IoHandlerContext {
        @Override
        public boolean canBlock() {
            return tasks.isEmpty() && !hasScheduledTasks();
        }

        @Override
        public long delayNanos(long now) {
            return Loop.this.delayNanos(now, Long.MAX_VALUE);
        }

        @Override
        public long deadlineNanos() {
            return nextScheduledTaskDeadlineNanos();
        }
    }
}
