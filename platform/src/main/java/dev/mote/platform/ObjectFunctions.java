package dev.mote.platform;

import dev.mote.platform.spi.Digests;
import dev.mote.platform.spi.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Functions whose module is an object of a bucket. The object's tag is asked for at a bounded rate; only a changed object
 * is read and published. Any thread may call: one at a time looks after a function, under one of {@code locks};
 * the others go on with the version that is live, where there is one. No guest code of a call runs under a lock.
 */
final class ObjectFunctions {
    private static final System.Logger LOG = System.getLogger(ObjectFunctions.class.getName());
    private static final int BOUND = 10_000;

    /** How long another node's upload may go unseen. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What was seen of an object, and when. */
    private record Seen(String etag, Instant at) {}

    private final ObjectStore objects;
    private final Functions functions;
    private final Catalog catalog;
    private final Clock clock;
    private final long most;
    private final Map<FunctionName, Seen> seen = new ConcurrentHashMap<>();
    private final ReentrantLock[] locks =
            IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** @param most bytes that a file may have */
    ObjectFunctions(ObjectStore objects, Functions functions, Catalog catalog, Clock clock, long most) {
        this.objects = objects;
        this.functions = functions;
        this.catalog = catalog;
        this.clock = clock;
        this.most = most;
    }

    static MoteException notFound(String bucket, String key) {
        return new MoteException(
                ErrorCode.FILE_NOT_FOUND,
                "The bucket " + bucket + " has no file '" + FunctionName.printable(key) + "'.");
    }

    FunctionName current(FunctionName function) {
        Optional<Seen> known = known(function);
        if (known.filter(this::fresh).isPresent()) {
            return function;
        }
        ReentrantLock lock = locks[Math.floorMod(function.hashCode(), locks.length)];
        if (known.isEmpty()) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return function;
        }
        try {
            known = known(function);
            if (known.filter(this::fresh).isEmpty()) {
                look(function, known);
            }
            return function;
        } finally {
            lock.unlock();
        }
    }

    /** The next call looks at once. */
    void changed(String bucket, String key) {
        if (FunctionName.isPart(key)) {
            seen.computeIfPresent(new FunctionName(bucket, key), (_, before) -> new Seen(before.etag(), Instant.EPOCH));
        }
    }

    void deleted(String bucket, String key) {
        if (FunctionName.isPart(key)) {
            FunctionName function = new FunctionName(bucket, key);
            seen.remove(function);
            if (catalog.find(function).isPresent()) {
                functions.delete(function);
            }
        }
    }

    /** Nothing where the function itself is gone, whatever was seen. */
    private Optional<Seen> known(FunctionName function) {
        return Optional.ofNullable(seen.get(function))
                .filter(_ -> catalog.find(function).isPresent());
    }

    private boolean fresh(Seen known) {
        Instant now = clock.instant();
        return !now.isBefore(known.at()) && known.at().isAfter(now.minus(INTERVAL));
    }

    private void look(FunctionName function, Optional<Seen> known) {
        Instant now = clock.instant();
        Optional<String> etag;
        try {
            etag = objects.etag(function.user(), function.name());
        } catch (MoteException e) {
            if (known.isEmpty() || e.code() != ErrorCode.STORAGE_FAILED) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "{0} goes on as it is: {1}", function, e.getMessage());
            etag = Optional.of(known.get().etag());
        }
        if (etag.isEmpty()) {
            seen.remove(function);
            throw notFound(function.user(), function.name());
        }
        boolean unchanged = known.map(Seen::etag).equals(etag);
        remember(function, new Seen(unchanged ? etag.get() : publish(function), now));
    }

    /** Publishes the object unless the newest version has its content already; the tag of what was read. */
    private String publish(FunctionName function) {
        ObjectStore.Content content = objects.get(function.user(), function.name(), most)
                .orElseThrow(() -> notFound(function.user(), function.name()));
        byte[] bytes = content.bytes().bytes();
        List<FunctionVersion> versions = catalog.find(function).isPresent() ? functions.versions(function) : List.of();
        String digest = Digests.sha256(bytes);
        if (versions.isEmpty() || !versions.getFirst().digest().equals(digest)) {
            functions.upload(function, bytes, Optional.empty());
        }
        return content.etag();
    }

    private void remember(FunctionName function, Seen now) {
        if (seen.size() >= BOUND) {
            // Whichever: it is looked at again with its next call.
            seen.keySet().stream().findAny().ifPresent(seen::remove);
        }
        seen.put(function, now);
    }
}
