package dev.mote.s3;

import dev.mote.platform.FunctionName;
import dev.mote.platform.spi.ObjectStore;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects as the server has them: the same buckets and keys that every other client of it sees. Any thread may call. */
final class S3Objects implements ObjectStore {
    private final S3Client client;

    S3Objects(S3Client client) {
        this.client = client;
    }

    @Override
    public void createBucket(String bucket) {
        FunctionName.check("bucket", bucket);
        Calls.call("Creating the bucket " + bucket, bucket, () -> client.createBucket(it -> it.bucket(bucket)));
    }

    @Override
    public void deleteBucket(String bucket) {
        Calls.call("Deleting the bucket " + bucket, bucket, () -> client.deleteBucket(it -> it.bucket(bucket)));
    }

    @Override
    public List<String> keys(String bucket, int most) {
        return Calls.call(
                "Listing the bucket " + bucket,
                bucket,
                () -> client.listObjectsV2Paginator(it -> it.bucket(bucket).maxKeys(most)).contents().stream()
                        .map(S3Object::key)
                        .limit(most)
                        .toList());
    }

    @Override
    public void put(String bucket, String key, byte[] bytes) {
        String what = "Storing the file " + key + " in the bucket " + bucket;
        PutObjectResponse stored = Calls.call(
                what, bucket, () -> client.putObject(it -> it.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
        Etags.check(what, bytes, stored.eTag(), stored.serverSideEncryptionAsString());
    }

    @Override
    public Optional<Content> get(String bucket, String key, long most) {
        String what = "Reading the file " + key + " of the bucket " + bucket;
        return Calls.call(what, bucket, () -> {
            try {
                Fetched found = client.getObject(it -> it.bucket(bucket).key(key), Fetched.atMost(most));
                if (!found.whole()) {
                    throw ObjectStore.tooLarge(bucket, key, most);
                }
                GetObjectResponse head = found.head();
                Etags.check(what, found.content().bytes(), head.eTag(), head.serverSideEncryptionAsString());
                return Optional.of(new Content(found.content(), head.eTag()));
            } catch (S3Exception e) {
                return missing(bucket, e);
            }
        });
    }

    @Override
    public Optional<String> etag(String bucket, String key) {
        return Calls.call("Looking at the file " + key + " of the bucket " + bucket, bucket, () -> {
            try {
                return Optional.of(
                        client.headObject(it -> it.bucket(bucket).key(key)).eTag());
            } catch (S3Exception e) {
                return missing(bucket, e);
            }
        });
    }

    @Override
    public void delete(String bucket, String key) {
        Calls.call(
                "Deleting the file " + key + " of the bucket " + bucket,
                bucket,
                () -> client.deleteObject(it -> it.bucket(bucket).key(key)));
    }

    /** An answer without a body does not say which of the two is missing. */
    private <T> Optional<T> missing(String bucket, S3Exception e) {
        if (!Calls.isMissing(e)) {
            throw e;
        }
        try {
            client.headBucket(it -> it.bucket(bucket));
        } catch (S3Exception bucketToo) {
            throw Calls.isMissing(bucketToo) ? Calls.noBucket(bucket, e) : bucketToo;
        }
        return Optional.empty();
    }
}
