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

    /** Records in one transaction: a millisecond or two of the writer's time, and of that of who looks for one of them. */
    private static final int BATCH = 1_000;

    /** Bytes of output and log in one transaction, beyond its first record. */
    private static final long BYTES = 256 << 10;

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
            List<PendingRecords.Entry> batch = pending.oldest(BATCH, BYTES);
            while (!batch.isEmpty()) {
                write(batch);
                if (batch.size() < BATCH / 2 && !pending.isClosed()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                batch = pending.oldest(BATCH, BYTES);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "the thread that writes records was interrupted and ends");
        }
    }

    private void write(List<PendingRecords.Entry> batch) {
        try {
            database.write("Keeping records", (sql, _) -> {
                SqlBatches.write(sql, batch);
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
