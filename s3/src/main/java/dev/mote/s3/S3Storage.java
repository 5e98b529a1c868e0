package dev.mote.s3;

import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.platform.spi.ObjectStore;
import dev.mote.platform.spi.Storage;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** Modules, functions and files on S3; queue and records stay in another storage. Any thread may call. */
public final class S3Storage implements Storage {
    /** Longer than any upload takes from its module to its version, and than clocks are apart. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final Storage records;
    private final S3Client client;
    private final BlobStore blobs;
    private final FunctionStore functions;
    private final ObjectStore objects;

    private S3Storage(Storage records, S3Client client, FunctionStore functions, BlobStore blobs) {
        this.records = records;
        this.client = client;
        this.functions = functions;
        this.blobs = blobs;
        this.objects = new S3Objects(client);
    }

    /**
     * Opens the server; functions that the other storage has kept until now go into the bucket.
     *
     * @param records keeps queue and records; closed with this one
     * @throws dev.mote.platform.MoteException STORAGE_FAILED where the server does not answer or refuses the credentials
     */
    public static S3Storage open(Storage records, S3Config config, Clock clock) {
        return open(records, config, clock, GRACE);
    }

    static S3Storage open(Storage records, S3Config config, Clock clock, Duration grace) {
        S3Client client = Clients.make(config);
        String bucket = config.modules();
        try {
            S3Blobs.prepare(client, bucket);
            S3Functions functions = new S3Functions(new StateObjects(client, bucket), clock);
            functions.adopt(records.functions());
            return new S3Storage(records, client, functions, new S3Blobs(client, bucket, clock, grace));
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
        return functions;
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
