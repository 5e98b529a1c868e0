package dev.mote.local;

import dev.mote.platform.MoteException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes pending records in the background: its own platform thread hands a batch at a time to the writer, at a pace that
 * leaves the writer to those who wait for it.
 */
final class Recorder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    /** Records in one transaction: a few milliseconds of the writer's time at most. */
    private static final int BATCH = 500;

    /** How long records gather before they are written. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Database database;
    private final PendingRecords pending;
    private final Thread thread;
    private boolean complained;

    Recorder(Database database, PendingRecords pending) {
        this.database = database;
        this.pending = pending;
        this.thread = Thread.ofPlatform().daemon().name("mote-records").start(this::loop);
    }

    /** Writes what is left, and ends. */
    @Override
    public void close() {
        pending.close();
        LockSupport.unpark(thread);
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
        try {
            List<PendingRecords.Entry> batch = pending.oldest(BATCH);
            while (!batch.isEmpty()) {
                write(batch);
                if (batch.size() < BATCH && !pending.isClosed()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                batch = pending.oldest(BATCH);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "the thread that writes records was interrupted and ends");
        }
    }

    private void write(List<PendingRecords.Entry> batch) {
        try {
            database.write("Keeping records", (sql, _) -> {
                for (PendingRecords.Entry entry : batch) {
                    InvocationRow.write(sql, entry.invocation(), entry.output(), entry.log());
                }
                return batch.size();
            });
            pending.remove(batch);
            complained = false;
        } catch (MoteException e) {
            pending.drop(batch);
            // Once for a row of failures: the counter says how many.
            if (!complained) {
                LOG.log(System.Logger.Level.WARNING, "records of calls are dropped: {0}", e.getMessage());
                complained = true;
            }
        }
    }
}
