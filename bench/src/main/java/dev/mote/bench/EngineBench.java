package dev.mote.bench;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Snapshot;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a fresh instance costs, and what the limits cost on top. */
final class EngineBench {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final int ROUNDS = 7;

    private final Report report;
    private final Engine engine;
    private final int repeats;
    private int sink;

    EngineBench(Report report, Engine engine, int repeats) {
        this.report = report;
        this.engine = engine;
        this.repeats = repeats;
    }

    void run() {
        report.heading("Fresh instance and one call, " + engine.version());
        measure("1 page", TinyModule.of(1, 0));
        measure("1000 pages", TinyModule.of(1000, 0));
        measure("1 MiB of data", TinyModule.of(17, 1 << 20));
        measureRestored("40 MiB of data", TinyModule.of(641, 40 << 20));
        report.heading("Fresh instance and one call, limits on against off");
        limits();
    }

    private void measure(String name, byte[] wasm) {
        try (CoreModule module = engine.compile(wasm, CompileOptions.defaults());
                DeadlineTicker ticker = new DeadlineTicker().start()) {
            Runs runs = Runs.limited(ticker);
            warmed(name + ", initialised", runs, run -> module.instantiate(Imports.none(), config(run)));
            restored(name, runs, module);
        }
    }

    /** Only from a snapshot: nobody starts such a guest by copying its data. */
    private void measureRestored(String name, byte[] wasm) {
        try (CoreModule module = engine.compile(wasm, CompileOptions.defaults());
                DeadlineTicker ticker = new DeadlineTicker().start()) {
            restored(name, Runs.limited(ticker), module);
        }
    }

    private void restored(String name, Runs runs, CoreModule module) {
        Snapshot snapshot = runs.run(run -> {
            try (CoreInstance instance = module.instantiate(Imports.none(), config(run))) {
                return instance.snapshot();
            }
        });
        warmed(name + ", from snapshot", runs, run -> module.instantiate(snapshot, Imports.none(), config(run)));
    }

    private void warmed(String name, Runs runs, Run.Task<CoreInstance> instantiate) {
        loop(runs, instantiate);
        Latencies warm = loop(runs, instantiate);
        report.add("instantiate", name + ", p50", warm.p50(), "µs");
        report.add("instantiate", name + ", p99", warm.p99(), "µs");
    }

    /** In turn, several rounds each: the medians of the two, from the same minutes of the same machine. */
    private void limits() {
        try (CoreModule module = engine.compile(TinyModule.of(1, 0), CompileOptions.defaults());
                DeadlineTicker ticker = new DeadlineTicker().start();
                DeadlineTicker asleep = new DeadlineTicker()) {
            Runs on = Runs.limited(ticker);
            Runs off = Runs.unlimited(asleep);
            List<Latencies> ons = new ArrayList<>();
            List<Latencies> offs = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                offs.add(loop(off, run -> module.instantiate(Imports.none(), config(run))));
                ons.add(loop(on, run -> module.instantiate(Imports.none(), config(run))));
            }
            Latencies without = Latencies.merge(offs.subList(2, ROUNDS).toArray(Latencies[]::new));
            Latencies with = Latencies.merge(ons.subList(2, ROUNDS).toArray(Latencies[]::new));
            report.add("limits", "off, p50", without.p50(), "µs");
            report.ratio("limits", "on, p50", with.p50(), "µs", with.p50() / without.p50(), "");
            report.add("limits", "difference", with.p50() - without.p50(), "µs");
        }
    }

    private Latencies loop(Runs runs, Run.Task<CoreInstance> instantiate) {
        long[] nanos = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            long before = System.nanoTime();
            sink += runs.run(run -> {
                try (CoreInstance instance = instantiate.call(run)) {
                    return call(instance);
                }
            });
            nanos[i] = System.nanoTime() - before;
        }
        return Latencies.of(nanos);
    }

    private static int call(CoreInstance instance) {
        MethodHandle handle = instance.function("f").orElseThrow().handle();
        try {
            return (int) handle.invokeExact();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static InstanceConfig config(Run run) {
        return new InstanceConfig(InstanceLimits.defaults(), run, "bench");
    }

    /** Keeps the results of measured calls alive. */
    int sink() {
        return sink;
    }

    /** Runs with, and runs without, deadlines, processor-time accounting and contended slots. */
    private record Runs(GuestExecutor executor, CpuSlots.Share share) {
        static Runs limited(DeadlineTicker ticker) {
            return new Runs(
                    new GuestExecutor(ticker, NanoClock.system(), CpuClock.system()), new CpuSlots(8, 2).share());
        }

        static Runs unlimited(DeadlineTicker asleep) {
            return new Runs(
                    new GuestExecutor(asleep, () -> 0, CpuClock.elapsed(() -> 0)),
                    new CpuSlots(1 << 20, 1 << 20).share());
        }

        <T> T run(Run.Task<T> task) {
            return executor.newRun(LIMITS, share).call(task);
        }
    }
}
