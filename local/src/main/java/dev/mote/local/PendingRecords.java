package dev.mote.local;

import dev.mote.platform.Invocation;
import dev.mote.worlds.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records on their way to the disk, bounded in number and bytes. Any thread adds and looks; the recorder's thread
 * removes. {@code lock} guards everything.
 */
final class PendingRecords {
    private static final int RECORDS = 20_000;
    private static final long BYTES = 64L << 20;

    /** A record with what belongs to it. */
    record Entry(Invocation invocation, Payload output, Payload log) {
        private static final int OVERHEAD = 500;

        long size() {
            return (long) OVERHEAD + output.size() + log.size();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;
    private long dropped;
    private boolean closed;

    /** Keeps a record, or counts it as dropped where there is no room. */
    void add(Entry entry) {
        lock.lock();
        try {
            if (closed || entries.size() >= RECORDS || bytes + entry.size() > BYTES) {
                dropped++;
                return;
            }
            Entry earlier = entries.put(entry.invocation().id(), entry);
            bytes += entry.size() - (earlier == null ? 0 : earlier.size());
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    Optional<Entry> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(id));
        } finally {
            lock.unlock();
        }
    }

    List<Invocation> all() {
        lock.lock();
        try {
            return entries.values().stream().map(Entry::invocation).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for records and answers the oldest of them, which stay here until {@link #remove}; none at the end.
     *
     * @param maxBytes of output and log; the record that goes beyond it is the last one
     */
    List<Entry> oldest(int max, long maxBytes) throws InterruptedException {
        lock.lock();
        try {
            while (entries.isEmpty() && !closed) {
                added.await();
            }
            List<Entry> oldest = new ArrayList<>(Math.min(max, entries.size()));
            long room = maxBytes;
            for (Entry entry : entries.values()) {
                if (oldest.size() == max || room < 0) {
                    break;
                }
                oldest.add(entry);
                room -= entry.size() - Entry.OVERHEAD;
            }
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    void remove(List<Entry> written) {
        lock.lock();
        try {
            for (Entry entry : written) {
                if (entries.remove(entry.invocation().id(), entry)) {
                    bytes -= entry.size();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts records as dropped that the disk refused. */
    void drop(List<Entry> refused) {
        remove(refused);
        lock.lock();
        try {
            dropped += refused.size();
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what is here can still be read and removed. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
