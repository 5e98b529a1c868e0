package dev.mote.local;

import dev.mote.platform.MoteException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of the database. Any thread hands transactions in and waits; the writer's own platform thread runs them
 * and commits all that wait together, so that they share one sync of the disk. {@code room} bounds the queue;
 * {@code lock} guards {@code closed}, so that nothing is added behind the last transaction.
 */
final class Writer implements AutoCloseable {
    /** Transactions that wait; more callers than this wait for room. */
    private static final int WAITING = 4_096;

    /** Transactions that share a commit: more would make the first of them wait for the last. */
    private static final int SHARED = 256;

    private static final Job<Void> END = new Job<>("", (_, _) -> null);

    private final Sql sql;
    private final Thread thread;
    // One more than there is room for: the end comes behind whatever waits.
    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>(WAITING + 1);
    private final Semaphore room = new Semaphore(WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Writer(Sql sql) {
        this.sql = sql;
        this.thread = Thread.ofPlatform().daemon().name("mote-storage").start(this::loop);
    }

    /**
     * Runs a transaction and returns once it is durable. An interrupt does not end the wait: it would leave open what
     * became of the change.
     *
     * @param what names the change in errors: "Publishing a/b"
     */
    <T> T write(String what, Transaction<T> body) {
        try {
            return submit(what, body).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MoteException known ? known : e;
        }
    }

    /** As {@link #write}, without the wait. */
    <T> CompletableFuture<T> submit(String what, Transaction<T> body) {
        Job<T> job = new Job<>(what, body);
        room.acquireUninterruptibly();
        lock.lock();
        try {
            if (closed) {
                room.release();
                throw StorageErrors.closed();
            }
            jobs.add(job);
        } finally {
            lock.unlock();
        }
        return job.result;
    }

    /** Commits what waits, and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                jobs.add(END);
            }
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        List<Job<?>> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            batch.clear();
            try {
                batch.add(jobs.take());
            } catch (InterruptedException e) {
                continue;
            }
            jobs.drainTo(batch, SHARED - 1);
            last = batch.remove(END);
            room.release(batch.size());
            commit(batch);
        }
    }

    private void commit(List<Job<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            sql.execute("BEGIN IMMEDIATE");
            for (Job<?> job : batch) {
                job.run(sql);
            }
            sql.execute("COMMIT");
        } catch (SQLException | Error e) {
            // An error too: without its thread the storage would leave every caller waiting.
            rollBack();
            if (batch.size() == 1) {
                batch.getFirst().fail(e);
            } else {
                // One of them may be at fault, or too large for the disk: each gets a commit of its own.
                batch.forEach(job -> commit(List.of(job)));
            }
            return;
        }
        batch.forEach(Job::finish);
    }

    private void rollBack() {
        try {
            sql.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    /** One transaction on its way. Used by the writer's thread, but for the result, which its caller waits for. */
    private static final class Job<T> {
        private final String what;
        private final Transaction<T> body;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Commit commit = new Commit();
        private T value;
        private RuntimeException refused;

        Job(String what, Transaction<T> body) {
            this.what = what;
            this.body = body;
        }

        /** A refusal by the transaction itself undoes that one alone; a failure of the database ends the batch. */
        void run(Sql sql) throws SQLException {
            commit = new Commit();
            refused = null;
            sql.execute("SAVEPOINT job");
            try {
                value = body.run(sql, commit);
            } catch (RuntimeException e) {
                refused = e;
                sql.execute("ROLLBACK TO job");
            }
            sql.execute("RELEASE job");
        }

        void finish() {
            if (refused == null) {
                commit.done();
                result.complete(value);
            } else {
                result.completeExceptionally(refused);
            }
        }

        void fail(Throwable e) {
            result.completeExceptionally(e instanceof SQLException known ? StorageErrors.of(what, known) : e);
        }
    }
}
