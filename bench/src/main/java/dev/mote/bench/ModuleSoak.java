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
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** Many different modules, each compiled, called and dropped: classes, metaspace and heap must be flat. */
final class ModuleSoak {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final double MAY_GROW = 1.1;
    private static final long SLACK_BYTES = 4L << 20;
    private static final long SLACK_CLASSES = 200;

    private final MoteEngine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)));
    private final int modules;
    private int sink;

    ModuleSoak(int modules) {
        this.modules = modules;
    }

    /** What this JVM holds after a full collection. */
    private record Held(long classes, long metaspace, long heap) {
        static Held now() {
            // Once for what died, once for the loaders that this lets go.
            System.gc();
            System.gc();
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .mapToLong(pool -> pool.getUsage().getUsed())
                    .sum();
            return new Held(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    metaspace,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }

        boolean isFlatSince(Held before) {
            return classes <= before.classes + SLACK_CLASSES
                    && metaspace <= before.metaspace * MAY_GROW + SLACK_BYTES
                    && heap <= before.heap * MAY_GROW + SLACK_BYTES;
        }
    }

    /** Returns whether everything stayed flat from the first tenth on. */
    boolean run() {
        try (engine;
                DeadlineTicker ticker = new DeadlineTicker().start()) {
            GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
            CpuSlots.Share share = new CpuSlots(8, 2).share();
            part(executor, share, 0, modules / 10);
            Held before = Held.now();
            print(10, before);
            boolean flat = true;
            for (int tenth = 1; tenth < 10; tenth++) {
                part(executor, share, modules / 10 * tenth, modules / 10);
                Held held = Held.now();
                print((tenth + 1) * 10, held);
                flat &= held.isFlatSince(before);
            }
            return flat;
        }
    }

    private void part(GuestExecutor executor, CpuSlots.Share share, int first, int count) {
        for (int i = first; i < first + count; i++) {
            byte[] wasm = TinyModule.of(1 + i % 16, 1 + i % 4_000);
            sink += executor.newRun(LIMITS, share).call(run -> {
                InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, "soak");
                try (CoreModule module = engine.compile(wasm, CompileOptions.defaults());
                        CoreInstance instance = module.instantiate(Imports.none(), config)) {
                    return (int) instance.function("f").orElseThrow().call()[0];
                }
            });
        }
    }

    private static void print(int percent, Held held) {
        System.out.println(String.format(
                Locale.ROOT,
                "%3d %%: %d classes, metaspace %.1f MB, heap %.1f MB",
                percent,
                held.classes(),
                held.metaspace() / 1e6,
                held.heap() / 1e6));
    }

    /** Keeps the results of the calls alive. */
    int sink() {
        return sink;
    }
}
