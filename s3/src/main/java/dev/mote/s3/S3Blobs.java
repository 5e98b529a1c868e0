package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Limit;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.Digests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Modules under {@code blobs/<user>/<digest>} in one bucket. A key never changes its content, so that nodes may write the
 * same module at once; storing one again makes it young again. Any thread may call.
 */
final class S3Blobs implements BlobStore {
    private static final String ROOT = "blobs/";

    private final S3Client client;
    private final String bucket;
    private final Clock clock;
    private final Duration grace;

    /** @param grace how old a module must be to be deleted: another node may be about to publish it */
    S3Blobs(S3Client client, String bucket, Clock clock, Duration grace) {
        this.client = client;
        this.bucket = bucket;
        this.clock = clock;
        this.grace = grace;
    }

    /** Makes the bucket where it is missing. */
    static void prepare(S3Client client, String bucket) {
        FunctionName.check("bucket", bucket);
        Calls.call("Opening the bucket " + bucket, bucket, () -> {
            try {
                return client.headBucket(it -> it.bucket(bucket));
            } catch (S3Exception e) {
                if (!Calls.isMissing(e)) {
                    throw e;
                }
                return client.createBucket(it -> it.bucket(bucket));
            }
        });
    }

    @Override
    public void put(String scope, String digest, byte[] bytes) {
        String key = key(scope, digest);
        String what = "Storing module " + digest;
        var stored = Calls.call(
                what, bucket, () -> client.putObject(it -> it.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
        Etags.check(what, bytes, stored.eTag(), stored.serverSideEncryptionAsString());
    }

    @Override
    public Optional<byte[]> get(String scope, String digest) {
        String key = key(scope, digest);
        String what = "Reading module " + digest;
        Optional<byte[]> found = Calls.call(what, bucket, () -> {
            try {
                return Optional.of(
                        client.getObject(it -> it.bucket(bucket).key(key), Fetched.atMost(Limit.MODULE_SIZE.maximum()))
                                .all(what));
            } catch (S3Exception e) {
                if (!Calls.isMissing(e)) {
                    throw e;
                }
                return Optional.empty();
            }
        });
        if (found.isPresent() && !Digests.sha256(found.get()).equals(digest)) {
            throw new MoteException(
                    ErrorCode.CORRUPT_MODULE, "The stored bytes of module " + digest + " do not match its digest.");
        }
        return found;
    }

    @Override
    public void delete(String scope, String digest) {
        String key = key(scope, digest);
        Calls.call("Deleting module " + digest, bucket, () -> {
            if (old(key)) {
                client.deleteObject(it -> it.bucket(bucket).key(key));
            }
            return key;
        });
    }

    private boolean old(String key) {
        try {
            Instant stored = client.headObject(it -> it.bucket(bucket).key(key)).lastModified();
            return grace.isZero() || stored.isBefore(clock.instant().minus(grace));
        } catch (S3Exception e) {
            if (!Calls.isMissing(e)) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public Set<String> digests(String scope) {
        FunctionName.check("user", scope);
        String folder = ROOT + scope + "/";
        return Calls.call(
                "Listing the modules of " + scope,
                bucket,
                () -> client.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(folder)).contents().stream()
                        .map(object -> object.key().substring(folder.length()))
                        .filter(Digests::isDigest)
                        .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> scopes() {
        return Calls.call(
                "Listing the modules",
                bucket,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        it -> it.bucket(bucket).prefix(ROOT).delimiter("/"))
                                .commonPrefixes()
                                .stream()
                                .map(CommonPrefix::prefix)
                                .map(prefix -> prefix.substring(ROOT.length(), prefix.length() - 1))
                                .collect(Collectors.toSet()));
    }

    /** Both names are checked, so that no key leads out of the folder. */
    private static String key(String scope, String digest) {
        FunctionName.check("user", scope);
        Digests.check(digest);
        return ROOT + scope + "/" + digest;
    }
}
