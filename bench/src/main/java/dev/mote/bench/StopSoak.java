package dev.mote.bench;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.time.Duration;
import java.util.Locale;

/** Many guests in a row that would never end, by a loop and by recursion: when each ends, and what that leaves behind. */
final class StopSoak {
    private static final Duration DEADLINE = Duration.ofMillis(10);
    private static final double MILLIS = 1e3;
    /** What is promised of an idle machine, in microseconds after the deadline. */
    private static final double LATEST = 5_000;
    /** The part of the guests that has to keep the promise; a shared machine takes a processor away now and then. */
    private static final double KEPT = 0.999;
    /** Guests before the count begins, in which a JVM without the node's start-up cache loads its classes. */
    private static final int WARM_UP = 20;

    private final MoteEngine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)));
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(8, 2).share();
    private final int stops;

    /** @param stops how many of either kind */
    StopSoak(int stops) {
        this.stops = stops;
    }

    /** Returns whether guests ended in time and memory stayed flat from the first tenth on. */
    boolean run() {
        try (engine;
                ticker;
                CoreModule looping = engine.compile(TinyModule.looping(), CompileOptions.defaults());
                CoreModule recursing = engine.compile(TinyModule.recursing(), CompileOptions.defaults())) {
            boolean loops = run("loop", looping);
            boolean recursions = run("recursion", recursing);
            return loops && recursions;
        }
    }

    private boolean run(String name, CoreModule module) {
        System.out.println("endless " + name + ", deadline " + DEADLINE.toMillis() + " ms");
        for (int i = 0; i < WARM_UP; i++) {
            call(module);
        }
        Latencies late = part(module);
        HeldMemory before = HeldMemory.now();
        before.print(10);
        boolean flat = true;
        for (int tenth = 1; tenth < 10; tenth++) {
            late = Latencies.merge(late, part(module));
            HeldMemory held = HeldMemory.now();
            held.print((tenth + 1) * 10);
            flat &= held.isFlatSince(before);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "  after the deadline: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, latest %.1f ms",
                late.p50() / MILLIS,
                late.p99() / MILLIS,
                late.micros(KEPT) / MILLIS,
                late.micros(1) / MILLIS));
        return flat && late.micros(KEPT) <= LATEST;
    }

    /** How long after their deadlines a tenth of the guests ended; 0 where that was before. */
    private Latencies part(CoreModule module) {
        long[] late = new long[stops / 10];
        for (int i = 0; i < late.length; i++) {
            long start = System.nanoTime();
            call(module);
            late[i] = Math.max(0, System.nanoTime() - start - DEADLINE.toNanos());
        }
        return Latencies.of(late);
    }

    private void call(CoreModule module) {
        try {
            executor.newRun(new RunLimits(DEADLINE, DEADLINE), share).call(run -> {
                InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, "soak");
                try (CoreInstance instance = module.instantiate(Imports.none(), config)) {
                    return instance.function("f").orElseThrow().call();
                }
            });
        } catch (Stopped | Trap expected) {
            return;
        }
        throw new IllegalStateException("a guest ended that cannot end");
    }
}
