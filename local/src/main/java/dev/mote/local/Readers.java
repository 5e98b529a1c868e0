package dev.mote.local;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import tools.jackson.core.JacksonException;

/**
 * Read-only connections, each used by one caller at a time, in the caller's thread; {@code free} counts those in the
 * queue. A read sees whatever was committed before it began.
 */
final class Readers implements AutoCloseable {
    /** A look at the database. */
    @FunctionalInterface
    interface Read<T> {
        T run(Sql sql) throws SQLException;
    }

    private final int size;
    private final Semaphore free;
    private final Queue<Sql> idle;
    private volatile boolean closed;

    Readers(List<Sql> connections) {
        size = connections.size();
        free = new Semaphore(size);
        idle = new ArrayBlockingQueue<>(size, false, connections);
    }

    /** @param what names the look in errors: "Reading a/b" */
    <T> T read(String what, Read<T> read) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw StorageErrors.closed();
            }
            Sql sql = idle.remove();
            try {
                return read.run(sql);
            } finally {
                idle.add(sql);
            }
        } catch (SQLException e) {
            throw StorageErrors.of(what, e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw StorageErrors.damaged(what, e);
        } finally {
            free.release();
        }
    }

    /** Waits for the reads that are on their way. */
    @Override
    public void close() throws SQLException {
        closed = true;
        free.acquireUninterruptibly(size);
        try {
            for (Sql sql : idle) {
                sql.close();
            }
            idle.clear();
        } finally {
            free.release(size);
        }
    }
}
