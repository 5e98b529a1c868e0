package dev.mote.platform;

import dev.mote.platform.spi.BlobStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Blobs on the heap. */
final class MemoryBlobs implements BlobStore {
    private record Key(String scope, String digest) {}

    private final Map<Key, byte[]> blobs = new ConcurrentHashMap<>();
    private final Trouble trouble;

    MemoryBlobs(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void put(String scope, String digest, byte[] bytes) {
        trouble.strike("blobs.put");
        blobs.put(new Key(scope, digest), bytes.clone());
    }

    @Override
    public Optional<byte[]> get(String scope, String digest) {
        trouble.strike("blobs.get");
        return Optional.ofNullable(blobs.get(new Key(scope, digest))).map(byte[]::clone);
    }

    @Override
    public void delete(String scope, String digest) {
        trouble.strike("blobs.delete");
        blobs.remove(new Key(scope, digest));
    }

    @Override
    public Set<String> scopes() {
        return blobs.keySet().stream().map(Key::scope).collect(Collectors.toSet());
    }

    @Override
    public Set<String> digests(String scope) {
        return blobs.keySet().stream()
                .filter(key -> key.scope().equals(scope))
                .map(Key::digest)
                .collect(Collectors.toSet());
    }
}
