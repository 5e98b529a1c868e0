package dev.mote.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Uploads in the background, one after the other, so that the last one of a function is the one that stays. Any thread may
 * call; one virtual thread takes them from a bounded queue. {@code lock} guards what is remembered of them.
 */
final class Deployments implements AutoCloseable {
    /** Each holds its module meanwhile. */
    private static final int WAITING = 4;

    private static final int REMEMBERED = 1_000;
    private static final System.Logger LOG = System.getLogger(Deployments.class.getName());

    private final Uploads uploads;
    private final Clock clock;
    private final ThreadPoolExecutor worker;
    private final ReentrantLock lock = new ReentrantLock();

    /** The last of each function, the oldest first. */
    private final Map<FunctionName, Deployment> latest = new LinkedHashMap<>();

    Deployments(Uploads uploads, Clock clock) {
        this.uploads = uploads;
        this.clock = clock;
        worker = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofVirtual().name("mote-deploy").factory());
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Accepts a module.
     *
     * @throws MoteException with MODULE_TOO_LARGE, or NODE_BUSY where too many wait already
     */
    Deployment start(FunctionName function, byte[] wasm, Optional<FunctionSettings> settings) {
        uploads.checkSize(wasm);
        Deployment accepted = Deployment.accepted(function, wasm.length, clock.instant());
        lock.lock();
        try {
            worker.execute(() -> run(accepted, wasm, settings));
            remember(accepted);
        } catch (RejectedExecutionException e) {
            throw new MoteException(
                    ErrorCode.NODE_BUSY, "Too many modules wait to be compiled.", Optional.of(Duration.ofSeconds(5)));
        } finally {
            lock.unlock();
        }
        return accepted;
    }

    Optional<Deployment> find(FunctionName function) {
        lock.lock();
        try {
            return Optional.ofNullable(latest.get(function));
        } finally {
            lock.unlock();
        }
    }

    /** The function is gone, and what became of its uploads nobody's concern. */
    void forget(FunctionName function) {
        lock.lock();
        try {
            latest.remove(function);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void run(Deployment accepted, byte[] wasm, Optional<FunctionSettings> settings) {
        note(accepted.begun(clock.instant()));
        try {
            FunctionVersion version = uploads.uploadWhole(accepted.function(), wasm, settings);
            note(accepted.ready(version, clock.instant()));
        } catch (MoteException e) {
            note(accepted.failed(e, clock.instant()));
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "an upload of " + accepted.function() + " met a fault of the node", e);
            MoteException shown = new MoteException(ErrorCode.INTERNAL, "The node could not take the module in.");
            note(accepted.failed(shown, clock.instant()));
        }
    }

    private void note(Deployment deployment) {
        lock.lock();
        try {
            remember(deployment);
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    private void remember(Deployment deployment) {
        latest.remove(deployment.function());
        if (latest.size() >= REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        latest.put(deployment.function(), deployment);
    }
}
