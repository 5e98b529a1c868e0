package dev.mote.engine.codegen;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** An engine with everything around it that a test needs. */
final class Guests implements AutoCloseable {
    final MemoryBudget budget;
    final MoteEngine engine;
    final DeadlineTicker ticker = new DeadlineTicker().start();
    final CpuSlots slots = new CpuSlots(16, 16);
    private final CpuSlots.Share share = slots.share();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());

    Guests() {
        this(new CodegenConfig(new MemoryBudget(1L << 30)));
    }

    Guests(CodegenConfig config) {
        this.budget = config.memory();
        this.engine = new MoteEngine(config);
    }

    CoreModule compile(byte[] wasm) {
        return engine.compile(wasm, CompileOptions.defaults());
    }

    /** A run with a minute of both times. */
    Run run() {
        return run(Duration.ofMinutes(1));
    }

    Run run(Duration wall) {
        return executor.newRun(new RunLimits(wall, Duration.ofMinutes(1)), share);
    }

    InstanceConfig config() {
        return new InstanceConfig(InstanceLimits.defaults(), run(), "host");
    }

    InstanceConfig config(long memoryBytes) {
        return new InstanceConfig(new InstanceLimits(memoryBytes, 1 << 20), run(), "host");
    }

    CoreInstance instance(byte[] wasm) {
        return instance(wasm, Imports.none());
    }

    CoreInstance instance(byte[] wasm, Imports imports) {
        return compile(wasm).instantiate(imports, config());
    }

    /** The module of that name in the folder {@code guests} of the test resources. */
    static byte[] resource(String name) {
        try (InputStream module = Guests.class.getResourceAsStream("/guests/" + name + ".wasm")) {
            return module.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls an export whose only result is one value. */
    static Object call(CoreInstance instance, String name, Object... arguments) {
        GuestFunction function = instance.function(name).orElseThrow();
        Object[] results = function.call(arguments);
        return results.length == 0 ? null : results[0];
    }

    @Override
    public void close() {
        engine.close();
        ticker.close();
    }
}
