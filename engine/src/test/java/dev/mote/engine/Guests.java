package dev.mote.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** An engine with everything around it that a test needs. */
public final class Guests implements AutoCloseable {
    public final MemoryBudget budget;
    public final Engine engine;
    public final DeadlineTicker ticker = new DeadlineTicker().start();
    public final CpuSlots slots = new CpuSlots(16, 16);
    private final CpuSlots.Share share = slots.share();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());

    public Guests(EngineKind kind) {
        this(kind, new MemoryBudget(1L << 30));
    }

    public Guests(EngineKind kind, MemoryBudget budget) {
        this(kind.engine(budget), budget);
    }

    public Guests(Engine engine, MemoryBudget budget) {
        this.engine = engine;
        this.budget = budget;
    }

    public CoreModule compile(byte[] wasm) {
        return engine.compile(wasm, CompileOptions.defaults());
    }

    /** Compiles a module that counts what it executes. */
    public CoreModule compileWithFuel(byte[] wasm) {
        return engine.compile(wasm, CompileOptions.defaults().withFuel());
    }

    /** A run with a minute of both times. */
    public Run run() {
        return run(Duration.ofMinutes(1));
    }

    public Run run(Duration wall) {
        return executor.newRun(new RunLimits(wall, Duration.ofMinutes(1)), share);
    }

    /** A run of a minute with that much fuel. */
    public Run run(long fuel) {
        return executor.newRun(new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), fuel), share);
    }

    public InstanceConfig config() {
        return new InstanceConfig(InstanceLimits.defaults(), run(), "host");
    }

    public InstanceConfig config(long memoryBytes) {
        return new InstanceConfig(new InstanceLimits(memoryBytes, 1 << 20), run(), "host");
    }

    public CoreInstance instance(byte[] wasm) {
        return instance(wasm, Imports.none());
    }

    public CoreInstance instance(byte[] wasm, Imports imports) {
        return compile(wasm).instantiate(imports, config());
    }

    /** The module of that name in the folder {@code guests} of the test resources. */
    public static byte[] resource(String name) {
        try (InputStream module = Guests.class.getResourceAsStream("/guests/" + name + ".wasm")) {
            return module.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls an export whose only result is one value. */
    public static Object call(CoreInstance instance, String name, Object... arguments) {
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
