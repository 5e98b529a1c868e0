package dev.mote.platform;

import dev.mote.platform.spi.Storage;

/** Storage on the heap. It outlives the node of a test, as a disk does. */
final class MemoryStorage implements Storage {
    private final Trouble trouble = new Trouble();
    private final MemoryBlobs blobs = new MemoryBlobs(trouble);
    private final MemoryObjects objects = new MemoryObjects(trouble);
    private final MemoryFunctions functions = new MemoryFunctions(trouble);
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryQueue queue = new MemoryQueue(records, trouble);
    private volatile boolean healthy = true;

    Trouble trouble() {
        return trouble;
    }

    void healthy(boolean now) {
        healthy = now;
    }

    @Override
    public MemoryBlobs blobs() {
        return blobs;
    }

    @Override
    public MemoryObjects objects() {
        return objects;
    }

    @Override
    public MemoryFunctions functions() {
        return functions;
    }

    @Override
    public MemoryQueue queue() {
        return queue;
    }

    @Override
    public MemoryRecords invocations() {
        return records;
    }

    @Override
    public boolean healthy() {
        return healthy;
    }

    @Override
    public void close() {}
}
