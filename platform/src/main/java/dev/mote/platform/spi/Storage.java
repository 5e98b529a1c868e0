package dev.mote.platform.spi;

/** All storage of a node. */
public interface Storage extends AutoCloseable {
    BlobStore blobs();

    FunctionStore functions();

    ObjectStore objects();

    CallQueue queue();

    InvocationStore invocations();

    /** Whether the storage can be written to now; the detail of {@code /readyz}. */
    boolean healthy();

    @Override
    void close();
}
