package dev.mote.local;

import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.platform.spi.ObjectStore;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Everything a single node keeps, in one folder that it alone has open. Any thread may call; closing it finishes what was
 * begun.
 */
public final class LocalStorage implements Storage {
    private final DataDirectory data;
    private final Database database;
    private final BlobStore blobs;
    private final ObjectStore objects;
    private final FunctionStore functions;
    private final CallQueue queue;
    private final InvocationStore invocations;
    private final Recorder recorder;
    private final Health health;

    private LocalStorage(DataDirectory data, Database database, BlobStore blobs, ObjectStore objects, Clock clock) {
        this.data = data;
        this.database = database;
        this.blobs = blobs;
        this.objects = objects;
        this.functions = new SqlFunctions(database);
        this.queue = SqlQueue.open(database, clock);
        PendingRecords pending = new PendingRecords();
        this.invocations = new SqlInvocations(database, pending);
        this.recorder = new Recorder(database, pending);
        this.health = new Health(database, clock);
    }

    /**
     * Opens the folder, or makes a new one.
     *
     * @throws dev.mote.platform.MoteException where another process has it open, it cannot be written to, or it was
     *     written by a newer version
     */
    public static LocalStorage open(Path data, Clock clock) {
        return open(data, clock, new PrivateFiles());
    }

    static LocalStorage open(Path data, Clock clock, FileOps files) {
        DataDirectory directory = DataDirectory.open(data);
        try {
            BlobStore blobs = FileBlobs.open(directory, files);
            ObjectStore objects = FileObjects.open(directory, files);
            new JournalRepair(directory, files).run();
            Database database = Database.open(directory.database());
            try {
                return new LocalStorage(directory, database, blobs, objects, clock);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public FunctionStore functions() {
        return functions;
    }

    @Override
    public CallQueue queue() {
        return queue;
    }

    @Override
    public InvocationStore invocations() {
        return invocations;
    }

    @Override
    public boolean healthy() {
        return health.healthy();
    }

    @Override
    public void close() {
        recorder.close();
        database.close();
        data.close();
    }
}
