package dev.mote.platform.spi;

import java.util.Optional;
import java.util.Set;

/** Bytes by their digest. A scope (a user) never sees another's blobs, not even whether they exist. */
public interface BlobStore {
    /** Stores bytes durably before it returns; storing what is there already changes nothing. */
    void put(String scope, String digest, byte[] bytes);

    /** The bytes, whose digest was checked; a damaged blob is set aside and reported as CORRUPT_MODULE. */
    Optional<byte[]> get(String scope, String digest);

    void delete(String scope, String digest);

    Set<String> digests(String scope);

    /** Every scope that may have blobs: what tidying up goes through. */
    Set<String> scopes();
}
