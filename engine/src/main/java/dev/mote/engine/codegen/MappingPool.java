package dev.mote.engine.codegen;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps mappings whose guests touched little for the guests to come: to restore the few pages costs less than to give up
 * a mapping and to make another. Any thread may call; {@code lock} guards the list and is held for moments only.
 */
final class MappingPool implements AutoCloseable {
    /** Restoring more than this costs more than another mapping. */
    private static final long MOST_TOUCHED = 1 << 20;

    private static final int MOST = 64;
    private static final long NO_IMAGE = 0;

    /** A mapping that is as new. */
    private record Kept(MemorySegment mapping, long image) {}

    private final TouchedPages touched;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Kept> free = new ArrayDeque<>();
    private boolean closed;

    /** @param budget what all guests of the node may hold; the pool keeps an eighth of it at most */
    MappingPool(TouchedPages touched, long budget) {
        this.touched = touched;
        this.most = (int) Math.min(budget / 8 / MOST_TOUCHED, MOST);
    }

    /**
     * Addresses for zeros, or for the content of an image; pages that are there already are among them.
     *
     * @throws OutOfMemoryError where the kernel refuses
     */
    MemorySegment take(long bytes, Optional<MappedImage> image) {
        return kept(bytes, id(image)).orElseGet(() -> {
            MemorySegment mapping = Linux.map(bytes);
            image.ifPresent(content -> content.layUnder(mapping));
            return mapping;
        });
    }

    /**
     * Takes back a mapping, which its guest can no longer reach. Nothing of what the guest wrote stays in it.
     *
     * @param used how many of its bytes the guest may have touched
     */
    void give(MemorySegment mapping, long used, Optional<MappedImage> image) {
        if (!touched.isFast(used) || !restore(mapping, used, image) || !keep(new Kept(mapping, id(image)))) {
            Linux.unmap(mapping);
        }
    }

    /** An image has gone; no memory starts with it any more. */
    void forget(long image) {
        lock.lock();
        try {
            free.removeIf(kept -> {
                if (kept.image() == image) {
                    Linux.unmap(kept.mapping());
                }
                return kept.image() == image;
            });
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            free.forEach(kept -> Linux.unmap(kept.mapping()));
            free.clear();
        } finally {
            lock.unlock();
        }
    }

    private Optional<MemorySegment> kept(long bytes, long image) {
        lock.lock();
        try {
            // The last one given is the one that the processor's caches still hold.
            for (Iterator<Kept> each = free.descendingIterator(); each.hasNext(); ) {
                Kept kept = each.next();
                if (kept.image() == image && kept.mapping().byteSize() == bytes) {
                    each.remove();
                    return Optional.of(kept.mapping());
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean restore(MemorySegment mapping, long used, Optional<MappedImage> image) {
        long[] sum = new long[1];
        return touched.forEach(mapping.asSlice(0, used), (offset, bytes) -> {
            sum[0] += bytes;
            if (sum[0] > MOST_TOUCHED) {
                return false;
            }
            image.ifPresentOrElse(
                    content -> content.restore(mapping, offset, bytes),
                    () -> mapping.asSlice(offset, bytes).fill((byte) 0));
            return true;
        });
    }

    private boolean keep(Kept mapping) {
        Optional<Kept> oldest = Optional.empty();
        lock.lock();
        try {
            if (closed || most == 0) {
                return false;
            }
            if (free.size() == most) {
                oldest = Optional.of(free.removeFirst());
            }
            free.addLast(mapping);
        } finally {
            lock.unlock();
        }
        oldest.ifPresent(kept -> Linux.unmap(kept.mapping()));
        return true;
    }

    private static long id(Optional<MappedImage> image) {
        return image.map(MappedImage::id).orElse(NO_IMAGE);
    }
}
