package dev.mote.platform;

import dev.mote.platform.spi.ObjectStore;
import dev.mote.worlds.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Buckets on the heap; counts how often contents and tags are read. */
final class MemoryObjects implements ObjectStore {
    final AtomicInteger gets = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger puts = new AtomicInteger();
    private final Map<String, Map<String, Content>> buckets = new ConcurrentHashMap<>();
    private final Trouble trouble;

    MemoryObjects(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void createBucket(String bucket) {
        if (buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>()) != null) {
            throw new MoteException(ErrorCode.BUCKET_EXISTS, bucket);
        }
    }

    @Override
    public void deleteBucket(String bucket) {
        if (!bucket(bucket).isEmpty()) {
            throw new MoteException(ErrorCode.BUCKET_NOT_EMPTY, bucket);
        }
        buckets.remove(bucket);
    }

    @Override
    public List<String> keys(String bucket, int most) {
        return bucket(bucket).keySet().stream().limit(most).toList();
    }

    @Override
    public void put(String bucket, String key, byte[] bytes) {
        bucket(bucket).put(key, new Content(Payload.of(bytes.clone()), "tag-" + puts.incrementAndGet()));
    }

    @Override
    public Optional<Content> get(String bucket, String key, long most) {
        trouble.strike("objects.get");
        gets.incrementAndGet();
        Optional<Content> found = Optional.ofNullable(bucket(bucket).get(key));
        if (found.isPresent() && found.get().bytes().size() > most) {
            throw ObjectStore.tooLarge(bucket, key, most);
        }
        return found;
    }

    @Override
    public Optional<String> etag(String bucket, String key) {
        trouble.strike("objects.etag");
        looks.incrementAndGet();
        return Optional.ofNullable(bucket(bucket).get(key)).map(Content::etag);
    }

    @Override
    public void delete(String bucket, String key) {
        bucket(bucket).remove(key);
    }

    private Map<String, Content> bucket(String name) {
        return Optional.ofNullable(buckets.get(name))
                .orElseThrow(() -> new MoteException(ErrorCode.BUCKET_NOT_FOUND, name));
    }
}
