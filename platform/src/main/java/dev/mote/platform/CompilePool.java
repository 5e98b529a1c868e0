package dev.mote.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read and compile modules: a fixed number of platform threads, so that a compiler takes no carrier
 * from running guests, and a bounded queue before them. Any thread may call.
 */
final class CompilePool implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 8;

    private final ThreadPoolExecutor threads;

    CompilePool(int size) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(size * WAITING_PER_THREAD),
                Thread.ofPlatform().daemon().name("mote-compile-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a task in the pool.
     *
     * @throws MoteException with NODE_BUSY where too many wait already
     */
    void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new MoteException(
                    ErrorCode.NODE_BUSY, "Too many modules wait to be compiled.", Optional.of(Duration.ofSeconds(2)));
        }
    }

    /** Runs a task in the pool, as {@link #execute} does, and waits for its result. */
    <T> T call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> complete(result, task));
        return Waiting.await(result, Patience.ENDLESS).orElseThrow(RunningCalls::shuttingDown);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** What the one who waits is told of a failure. */
    static Throwable shown(Throwable failure) {
        return failure instanceof OutOfMemoryError
                ? new MoteException(ErrorCode.NODE_BUSY, "The node has too little memory.", failure)
                : failure;
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
        try {
            result.complete(task.call());
        } catch (Throwable e) {
            // Whatever it is, somebody waits for it.
            result.completeExceptionally(shown(e));
        }
    }
}
