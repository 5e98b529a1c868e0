package dev.mote.engine.codegen;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the generator did for one module. Any thread may call. */
final class GeneratorMeter {
    private final AtomicLong nanos = new AtomicLong();
    private final Set<Integer> split = ConcurrentHashMap.newKeySet();

    void took(long nanoseconds) {
        nanos.addAndGet(nanoseconds);
    }

    /** The function became several methods. */
    void split(int function) {
        split.add(function);
    }

    Duration time() {
        return Duration.ofNanos(nanos.get());
    }

    int splitFunctions() {
        return split.size();
    }
}
