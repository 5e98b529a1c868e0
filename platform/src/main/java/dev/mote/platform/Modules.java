package dev.mote.platform;

import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.FunctionStore;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored modules of users and who still needs them. Changes are made under the user's lock, which the caller holds;
 * reading needs none.
 */
final class Modules implements RunnableVersion.Blobs {
    private final BlobStore blobs;
    private final FunctionStore functions;
    private final UserLocks locks;

    Modules(BlobStore blobs, FunctionStore functions, UserLocks locks) {
        this.blobs = blobs;
        this.functions = functions;
        this.locks = locks;
    }

    @Override
    public byte[] read(String user, String digest) {
        return blobs.get(user, digest)
                .orElseThrow(() -> functions.isUsed(user, digest)
                        ? new MoteException(
                                ErrorCode.CORRUPT_MODULE,
                                "The stored module " + digest + " of " + user + " is missing.")
                        : new MoteException(ErrorCode.VERSION_NOT_FOUND, "The version was removed meanwhile."));
    }

    void put(String user, String digest, byte[] wasm) {
        blobs.put(user, digest, wasm);
    }

    /** Removes modules that no version of the user needs any more, and returns which went. */
    List<String> sweep(String user, Stream<String> digests) {
        List<String> unused = digests.distinct()
                .filter(digest -> !functions.isUsed(user, digest))
                .toList();
        unused.forEach(digest -> blobs.delete(user, digest));
        return unused;
    }

    /** Removes what a crash left behind between a module and the version that needed it. */
    void sweepAll() {
        blobs.scopes().forEach(user -> locks.holding(user, () -> sweep(user, blobs.digests(user).stream())));
    }
}
