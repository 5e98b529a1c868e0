package dev.mote.wasi.http;

import dev.mote.wasi.p2.Pollable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Ready where a condition holds. Whoever may have changed that calls {@link #changed}, from any thread. */
final class Readiness implements Pollable {
    private final BooleanSupplier condition;
    private final Set<Runnable> wakers = ConcurrentHashMap.newKeySet();

    Readiness(BooleanSupplier condition) {
        this.condition = condition;
    }

    @Override
    public boolean ready() {
        return condition.getAsBoolean();
    }

    @Override
    public void watch(Runnable waker) {
        wakers.add(waker);
    }

    @Override
    public void unwatch(Runnable waker) {
        wakers.remove(waker);
    }

    void changed() {
        wakers.forEach(Runnable::run);
    }
}
