package dev.mote.engine.codegen;

import dev.mote.engine.ModuleLimits;
import dev.mote.engine.binary.WasmModule;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last few modules that were read to see what they are, and are likely to be compiled next. Any thread may call;
 * {@code lock} guards the list. The heap takes them back when it is short.
 */
final class RecentModules {
    private static final int MOST = 4;

    private record Entry(WasmModule module, ModuleLimits limits) {
        private boolean is(byte[] wasm, ModuleLimits under) {
            return limits.equals(under) && Arrays.equals(module.bytes(), wasm);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<SoftReference<Entry>> entries = new ArrayDeque<>(MOST + 1);

    void add(WasmModule module, ModuleLimits limits) {
        lock.lock();
        try {
            entries.addLast(new SoftReference<>(new Entry(module, limits)));
            if (entries.size() > MOST) {
                entries.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The module of these bytes, if it was read under these limits; it is remembered no longer. */
    Optional<WasmModule> take(byte[] wasm, ModuleLimits limits) {
        lock.lock();
        try {
            for (Iterator<SoftReference<Entry>> all = entries.iterator(); all.hasNext(); ) {
                Entry entry = all.next().get();
                if (entry == null) {
                    all.remove();
                } else if (entry.is(wasm, limits)) {
                    all.remove();
                    return Optional.of(entry.module());
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
