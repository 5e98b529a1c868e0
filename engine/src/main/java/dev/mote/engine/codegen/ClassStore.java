package dev.mote.engine.codegen;

import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.cache.CodeKey;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where the classes of one module come from: the cache on disk, or the generator, whose work goes to the cache a moment
 * later. Any thread may call; {@code lock} guards what is held, and nothing is generated under it.
 */
final class ClassStore implements ClassSaver.Unsaved {
    /** Where classes are kept between starts. */
    record Place(CodeCache cache, CodeKey key) {}

    private static final System.Logger LOG = System.getLogger(ClassStore.class.getName());

    private final Function<String, byte[]> generator;
    private final Optional<Place> place;
    private final ClassSaver saver;
    private final AtomicInteger generated = new AtomicInteger();
    private final AtomicInteger cached = new AtomicInteger();
    private final ConcurrentMap<String, Integer> sizes = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, byte[]> unsaved = new HashMap<>();

    /** Classes of the cache, forgotten when the heap is short: a class that is loaded needs its file no more. */
    private SoftReference<Map<String, byte[]>> saved = new SoftReference<>(null);

    ClassStore(Function<String, byte[]> generator, Optional<Place> place, ClassSaver saver) {
        this.generator = generator;
        this.place = place;
        this.saver = saver;
    }

    /** The class file of that name. */
    byte[] get(String name) {
        Optional<byte[]> known = find(name);
        byte[] classFile;
        if (known.isPresent()) {
            cached.incrementAndGet();
            classFile = known.get();
        } else {
            classFile = generator.apply(name);
            generated.incrementAndGet();
            keep(name, classFile);
        }
        sizes.put(name, classFile.length);
        return classFile;
    }

    /** How many classes were generated since the module was read. */
    int generated() {
        return generated.get();
    }

    /** How many classes came from the cache. */
    int cached() {
        return cached.get();
    }

    /** Size of the class files in use. */
    long bytes() {
        return sizes.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Writes what is new to the cache. */
    @Override
    public void save() {
        if (place.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (!unsaved.isEmpty()) {
                Map<String, byte[]> all = new HashMap<>(saved());
                all.putAll(unsaved);
                place.get().cache().put(place.get().key(), ClassBundle.write(all));
                unsaved.clear();
                saved = new SoftReference<>(all);
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<byte[]> find(String name) {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        lock.lock();
        try {
            byte[] fresh = unsaved.get(name);
            return fresh != null ? Optional.of(fresh) : Optional.ofNullable(saved().get(name));
        } finally {
            lock.unlock();
        }
    }

    private void keep(String name, byte[] classFile) {
        if (place.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            unsaved.put(name, classFile);
        } finally {
            lock.unlock();
        }
        saver.changed(this);
    }

    /** What the cache holds; an entry that cannot be read is none. */
    private Map<String, byte[]> saved() {
        Map<String, byte[]> known = saved.get();
        if (known != null) {
            return known;
        }
        Map<String, byte[]> read = read(place.orElseThrow());
        saved = new SoftReference<>(read);
        return read;
    }

    private Map<String, byte[]> read(Place from) {
        try {
            Optional<byte[]> content = from.cache().get(from.key());
            return content.isPresent() ? ClassBundle.read(content.get()) : Map.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "compiled code in the cache cannot be read; generating again", e);
            from.cache().remove(from.key());
            return Map.of();
        }
    }
}
