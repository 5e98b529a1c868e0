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
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.engine.endive.EndiveConfig;
import dev.mote.engine.endive.EndiveEngine;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Runs one kernel on one engine of the JVM, and prints the processor time of each call: PEER WASM ARGUMENT CALLS. */
final class KernelMain {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(10), Duration.ofMinutes(10));

    private static final CompileOptions PLAIN = CompileOptions.defaults();

    private KernelMain() {}

    public static void main(String[] args) throws IOException {
        byte[] wasm = Files.readAllBytes(Path.of(args[1]));
        int argument = Integer.parseInt(args[2]);
        int calls = Integer.parseInt(args[3]);
        MemoryBudget memory = new MemoryBudget(1L << 30);
        switch (args[0]) {
            case "wasmtime" -> WasmtimeKernel.with(wasm, kernel -> measure(kernel, argument, calls));
            case "endive" ->
                engine(new EndiveEngine(EndiveConfig.compiled(memory)), PLAIN, true, wasm, argument, calls);
            case "mote" -> engine(new MoteEngine(new CodegenConfig(memory)), PLAIN, true, wasm, argument, calls);
            case "mote-unlimited" ->
                engine(new MoteEngine(new CodegenConfig(memory)), PLAIN, false, wasm, argument, calls);
            case "mote-fuel" ->
                engine(new MoteEngine(new CodegenConfig(memory)), PLAIN.withFuel(), true, wasm, argument, calls);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void engine(
            Engine engine, CompileOptions options, boolean limited, byte[] wasm, int argument, int calls) {
        try (engine;
                CoreModule module = engine.compile(wasm, options);
                DeadlineTicker ticker = new DeadlineTicker()) {
            Run run = limited
                    ? new GuestExecutor(ticker.start(), NanoClock.system(), CpuClock.system())
                            .newRun(LIMITS, new CpuSlots(8, 2).share())
                    : new GuestExecutor(ticker, () -> 0, CpuClock.elapsed(() -> 0))
                            .newRun(LIMITS, new CpuSlots(1 << 20, 1 << 20).share());
            run.call(task -> {
                InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), task, "bench");
                try (CoreInstance instance = module.instantiate(Imports.none(), config)) {
                    MethodHandle handle = instance.function("run").orElseThrow().handle();
                    measure(n -> call(handle, n), argument, calls);
                    return calls;
                }
            });
        } catch (ModuleException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static int call(MethodHandle handle, int argument) {
        try {
            return (int) handle.invokeExact(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void measure(IntUnaryOperator kernel, int argument, int calls) {
        int result = 0;
        for (int i = 0; i < calls; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            result = kernel.applyAsInt(argument);
            System.out.println(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        System.out.println("result " + result);
    }
}
