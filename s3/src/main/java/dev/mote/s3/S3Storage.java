package dev.mote.s3;

import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.platform.spi.ObjectStore;
import dev.mote.platform.spi.Storage;
import software.amazon.awssdk.services.s3.S3Client;

/** Modules and files on S3; what else a node keeps stays in another storage. Any thread may call. */
public final class S3Storage implements Storage {
    private final Storage records;
    private final S3Client client;
    private final BlobStore blobs;
    private final ObjectStore objects;

    private S3Storage(Storage records, S3Client client, String modules) {
        this.records = records;
        this.client = client;
        this.blobs = new S3Blobs(client, modules);
        this.objects = new S3Objects(client);
    }

    /**
     * @param records keeps functions, queue and records; closed with this one
     * @throws dev.mote.platform.MoteException STORAGE_FAILED where the server does not answer or refuses the credentials
     */
    public static S3Storage open(Storage records, S3Config config) {
        S3Client client = Clients.make(config);
        try {
            S3Blobs.prepare(client, config.modules());
            return new S3Storage(records, client, config.modules());
        } catch (RuntimeException e) {
            client.close();
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
        return records.functions();
    }

    @Override
    public CallQueue queue() {
        return records.queue();
    }

    @Override
    public InvocationStore invocations() {
        return records.invocations();
    }

    @Override
    public boolean healthy() {
        return records.healthy();
    }

    @Override
    public void close() {
        client.close();
        records.close();
    }
}
