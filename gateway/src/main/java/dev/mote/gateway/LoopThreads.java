package dev.mote.gateway;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of some event loops, with a few to spare, and one that looks out for loops whose thread has been out on an
 * errand for too long: a spare one takes such a loop over. Event loops call {@link #lookOut}, {@link #lost} and
 * {@link #found}; {@link #watch} is the thread that looks.
 */
final class LoopThreads {
    private static final Logger LOG = System.getLogger(LoopThreads.class.getName());

    /** How long a loop may be without a thread, and how often somebody looks. */
    private static final long PATIENCE = 2_000_000;

    /** Looks without an errand until the thread that looks goes to sleep. */
    private static final int QUIET_LOOKS = 20;

    /** Threads that may be out on errands that take long. */
    private static final int SPARE = 16;

    private static final long SPARE_SECONDS = 10;

    private final ThreadPoolExecutor pool;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final AtomicInteger away = new AtomicInteger();
    private final Thread watch = Thread.ofPlatform().daemon().name("mote-loops").unstarted(this::watch);
    private volatile boolean asleep;

    private LoopThreads(int count, ThreadFactory factory) {
        // Each loop has a thread and may wait for another one while the spare ones are all out.
        int most = 2 * count + SPARE;
        pool = new ThreadPoolExecutor(
                most, most, SPARE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(count), factory);
        pool.allowCoreThreadTimeOut(true);
    }

    /** Loops that share their threads; all end when the group is shut down. */
    static EventLoopGroup group(int count, ThreadFactory factory, IoHandlerFactory handlers) {
        LoopThreads threads = new LoopThreads(count, factory);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(count, factory, handlers, threads) {
            @Override
            protected IoEventLoop newChild(Executor executor, IoHandlerFactory ioHandlers, Object... arguments) {
                return ((LoopThreads) arguments[0]).open(new Loop(this, (LoopThreads) arguments[0], ioHandlers));
            }
        };
        group.terminationFuture().addListener(_ -> threads.end());
        threads.watch.start();
        return group;
    }

    private Loop open(Loop loop) {
        loops.add(loop);
        pool.execute(loop::open);
        return loop;
    }

    private void end() {
        pool.shutdown();
        LockSupport.unpark(watch);
    }

    /** Whether so many errands take long that no further one should begin in a loop's thread. */
    boolean areScarce() {
        return away.get() >= SPARE;
    }

    /** A loop's thread stepped out. */
    void lookOut() {
        if (asleep) {
            LockSupport.unpark(watch);
        }
    }

    /** A thread that is out has lost its loop. */
    void lost() {
        away.incrementAndGet();
    }

    /** It is back. */
    void found() {
        away.decrementAndGet();
    }

    private void watch() {
        long errands = 0;
        int quiet = 0;
        while (!pool.isShutdown()) {
            long now = errands();
            quiet = now == errands ? quiet + 1 : 0;
            errands = now;
            long latest = System.nanoTime() - PATIENCE;
            loops.stream().filter(loop -> loop.needsHelp(latest)).forEach(loop -> relieve(loop, latest));
            if (quiet < QUIET_LOOKS) {
                LockSupport.parkNanos(PATIENCE);
            } else {
                sleep(errands);
            }
        }
    }

    private void sleep(long errands) {
        asleep = true;
        // Looked at again after the flag: who stepped out in between saw nobody asleep and woke nobody.
        if (errands() == errands && !pool.isShutdown()) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private long errands() {
        long sum = 0;
        for (Loop loop : loops) {
            sum += loop.errands();
        }
        return sum;
    }

    private void relieve(Loop loop, long latest) {
        loop.helped(true);
        try {
            pool.execute(() -> loop.relieve(latest));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The next look tries again.
            loop.helped(false);
            LOG.log(Level.WARNING, "No thread for an event loop whose thread is out", e);
        }
    }
}
