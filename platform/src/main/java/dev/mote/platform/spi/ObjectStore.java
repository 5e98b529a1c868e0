package dev.mote.platform.spi;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import dev.mote.worlds.Payload;
import java.util.List;
import java.util.Optional;

/**
 * Buckets of named objects. Whoever shares the store sees what the others put there; a reader sees an object whole, old
 * or new.
 *
 * <p>Beside the failures of any storage, methods throw BUCKET_NOT_FOUND where there is no such bucket.
 */
public interface ObjectStore {
    /**
     * An object's content.
     *
     * @param etag changes whenever the content does
     */
    record Content(Payload bytes, String etag) {}

    /** @throws MoteException BUCKET_EXISTS where there is one already */
    void createBucket(String bucket);

    /** @throws MoteException BUCKET_NOT_EMPTY where it holds objects */
    void deleteBucket(String bucket);

    /** The first keys of a bucket, in order. */
    List<String> keys(String bucket, int most);

    /** Stores an object durably before it returns, in place of an earlier one. */
    void put(String bucket, String key, byte[] bytes);

    /**
     * An object's content.
     *
     * @param most bytes that it may have
     * @throws MoteException FILE_TOO_LARGE where it has more; they are not read
     */
    Optional<Content> get(String bucket, String key, long most);

    /** The failure of {@link #get} for an object that is too large. */
    static MoteException tooLarge(String bucket, String key, long most) {
        return new MoteException(
                ErrorCode.FILE_TOO_LARGE,
                "The file " + key + " of the bucket " + bucket + " is larger than " + most + " bytes.");
    }

    /** What {@link #get} would answer for the content's tag, without the content. */
    Optional<String> etag(String bucket, String key);

    /** Deletes an object; one that is not there is deleted already. */
    void delete(String bucket, String key);
}
