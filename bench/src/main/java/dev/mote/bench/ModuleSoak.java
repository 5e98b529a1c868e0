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
import java.time.Duration;

/** Many different modules, each compiled, called and dropped: classes, metaspace and heap must be flat. */
final class ModuleSoak {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final MoteEngine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)));
    private final int modules;
    private int sink;

    ModuleSoak(int modules) {
        this.modules = modules;
    }

    /** Returns whether everything stayed flat from the first tenth on. */
    boolean run() {
        try (engine;
                DeadlineTicker ticker = new DeadlineTicker().start()) {
            GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
            CpuSlots.Share share = new CpuSlots(8, 2).share();
            part(executor, share, 0, modules / 10);
            HeldMemory before = HeldMemory.now();
            before.print(10);
            boolean flat = true;
            for (int tenth = 1; tenth < 10; tenth++) {
                part(executor, share, modules / 10 * tenth, modules / 10);
                HeldMemory held = HeldMemory.now();
                held.print((tenth + 1) * 10);
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

    /** Keeps the results of the calls alive. */
    int sink() {
        return sink;
    }
}
