package dev.mote.platform;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.worlds.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The guests that are ready to run: each prepared once however many ask for it, the least recently used let go beyond a
 * bound. Any thread may call; preparation runs in the compile pool; {@code lock} guards the map and its slots and is
 * never held while a module is prepared or closed.
 */
final class PreparedModules implements AutoCloseable {
    /**
     * What makes two preparations the same. Users never share one, so that nobody learns what another uploaded.
     *
     * @param fuel whether the code counts what it executes
     */
    record Key(String user, String digest, InstanceLimits limits, boolean fuel) {}

    /** A place in the map, from the moment that somebody prepares for it. */
    private static final class Slot {
        private final CompletableFuture<Prepared> ready = new CompletableFuture<>();
        private Optional<Prepared> prepared = Optional.empty();

        private boolean inUse() {
            return prepared.map(Prepared::inUse).orElse(true);
        }

        private long lastUsed() {
            return prepared.map(Prepared::lastUsed).orElse(Long.MAX_VALUE);
        }
    }

    /** @param own whether whoever asked prepares it */
    private record Place(Slot slot, boolean own) {}

    private final int bound;
    private final Preparer preparer;
    private final CompilePool pool;
    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Slot> slots = new HashMap<>();

    PreparedModules(int bound, Preparer preparer, CompilePool pool, NanoClock clock) {
        this.bound = bound;
        this.preparer = preparer;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * The guest of that key, prepared now if need be; the caller releases it.
     *
     * @return empty when the patience ended first
     * @throws MoteException where it cannot be prepared
     */
    Optional<Prepared> acquire(Key key, World world, Supplier<byte[]> wasm, Patience patience) {
        while (true) {
            Place place = place(key, world, wasm);
            try {
                Optional<Prepared> prepared = Waiting.await(place.slot.ready, patience);
                if (prepared.isEmpty() || prepared.get().retain(clock.nanoTime())) {
                    return prepared;
                }
                // Let go of between its preparation and now: once more.
            } catch (MoteException e) {
                // Who prepared it may have done so for a version that went; the same module may be here for another.
                if (place.own || e.code() != ErrorCode.VERSION_NOT_FOUND) {
                    throw e;
                }
            }
        }
    }

    /** Lets go of a user's guests of one module. */
    void drop(String user, String digest) {
        remove(key -> key.user().equals(user) && key.digest().equals(digest));
    }

    int size() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        remove(_ -> true);
    }

    private Place place(Key key, World world, Supplier<byte[]> wasm) {
        Slot slot = new Slot();
        Optional<Prepared> evicted;
        lock.lock();
        try {
            Slot present = slots.get(key);
            if (present != null) {
                return new Place(present, false);
            }
            pool.execute(() -> fill(key, slot, world, wasm));
            evicted = slots.size() < bound ? Optional.empty() : evict();
            slots.put(key, slot);
        } finally {
            lock.unlock();
        }
        evicted.ifPresent(Prepared::release);
        return new Place(slot, true);
    }

    /** Runs in the compile pool. */
    private void fill(Key key, Slot slot, World world, Supplier<byte[]> wasm) {
        try {
            Prepared prepared = preparer.prepare(key.user(), wasm.get(), world, key.limits(), key.fuel());
            if (!keep(key, slot, prepared)) {
                prepared.release();
            }
            slot.ready.complete(prepared);
        } catch (Throwable e) {
            // Whatever it is, somebody waits for it.
            forget(key, slot);
            slot.ready.completeExceptionally(CompilePool.shown(e));
        }
    }

    /** False where the slot was dropped while its guest was made. */
    private boolean keep(Key key, Slot slot, Prepared prepared) {
        lock.lock();
        try {
            if (slots.get(key) != slot) {
                return false;
            }
            slot.prepared = Optional.of(prepared);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Key key, Slot slot) {
        lock.lock();
        try {
            slots.remove(key, slot);
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the least recently used, one that nobody uses where there is such a one. Called under the lock. */
    private Optional<Prepared> evict() {
        Optional<Map.Entry<Key, Slot>> oldest = slots.entrySet().stream()
                .filter(entry -> entry.getValue().prepared.isPresent())
                .min(Comparator.<Map.Entry<Key, Slot>, Boolean>comparing(
                                entry -> entry.getValue().inUse())
                        .thenComparingLong(entry -> entry.getValue().lastUsed()));
        oldest.ifPresent(entry -> slots.remove(entry.getKey()));
        return oldest.flatMap(entry -> entry.getValue().prepared);
    }

    private void remove(Predicate<Key> which) {
        List<Prepared> gone;
        lock.lock();
        try {
            gone = slots.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey()))
                    .flatMap(entry -> entry.getValue().prepared.stream())
                    .toList();
            slots.keySet().removeIf(which);
        } finally {
            lock.unlock();
        }
        gone.forEach(Prepared::release);
    }
}
