package dev.mote.bench;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.worlds.Call;
import dev.mote.worlds.CallLimits;
import dev.mote.worlds.CommandWorld;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.FaasExecWorld;
import dev.mote.worlds.Grants;
import dev.mote.worlds.Guest;
import dev.mote.worlds.GuestLog;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Program;
import dev.mote.worlds.World;
import dev.mote.worlds.Worlds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes one program in as a node does, and calls it, in a process that has compiled nothing but one tiny module before:
 * {@code WASM CACHE INPUT [WORLD]}. Prints how long each step took and what is held afterwards.
 */
final class StartMain {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(5), Duration.ofMinutes(5));
    private static final ModuleLimits LIMITS_OF_MODULES = ModuleLimits.defaults();
    private static final long CACHE_BYTES = 1L << 30;
    private static final int OUTPUT_BYTES = 16 << 20;
    private static final int OPEN_FILES = 64;
    private static final int CALLS = 5;

    private final GuestExecutor executor;
    private final CpuSlots.Share share = new CpuSlots(8, 2).share();

    private StartMain(DeadlineTicker ticker) {
        executor = new GuestExecutor(ticker.start(), NanoClock.system(), CpuClock.system());
    }

    public static void main(String[] args) throws IOException {
        byte[] wasm = Files.readAllBytes(Path.of(args[0]));
        CodeCache cache = new CodeCache(Path.of(args[1]), CACHE_BYTES, Clock.systemUTC());
        CodegenConfig config = new CodegenConfig(new MemoryBudget(1L << 30)).withCache(cache);
        try (MoteEngine engine = new MoteEngine(config);
                DeadlineTicker ticker = new DeadlineTicker()) {
            new StartMain(ticker)
                    .measure(
                            engine,
                            wasm,
                            args[2].getBytes(StandardCharsets.UTF_8),
                            args.length > 3 ? Optional.of(args[3]) : Optional.empty());
        }
    }

    /** @param known the world, where an earlier upload found it: then the module is not looked at before it is compiled */
    private void measure(Engine engine, byte[] wasm, byte[] input, Optional<String> known) {
        warm(engine);
        long held = held();
        long start = nanos();
        World world = known.flatMap(worlds()::named)
                .orElseGet(() -> worlds().choose(Program.read(engine, wasm, LIMITS_OF_MODULES)));
        System.out.println("world " + world.name());
        Compiled compiled =
                Compiled.of(engine, wasm, new CompileOptions(LIMITS_OF_MODULES, "bench", world.minimumMemoryPages()));
        print("read", start);
        long prepared = nanos();
        Guest guest =
                executor.newRun(LIMITS, share).call(run -> world.prepare(compiled, InstanceLimits.defaults(), run));
        print("prepare", prepared);
        long called = nanos();
        call(guest, input);
        print("call", called);
        print("answer", start);
        for (int i = 0; i < CALLS; i++) {
            called = nanos();
            call(guest, input);
        }
        print("warm", called);
        System.out.println("held " + (held() - held));
        System.out.println("code " + compiled.report().codeBytes());
        System.out.println("generate " + compiled.report().compile().toNanos());
        guest.close();
    }

    /** Loads the engine's own classes, as a node has when it is ready. */
    private void warm(Engine engine) {
        try (var module = engine.compile(TinyModule.of(1, 0), CompileOptions.defaults())) {
            executor.newRun(LIMITS, share).call(run -> {
                try (var instance = module.instantiate(
                        Imports.none(), new InstanceConfig(InstanceLimits.defaults(), run, "bench"))) {
                    return instance.function("f").orElseThrow().call();
                }
            });
        }
    }

    private static Worlds worlds() {
        return new Worlds(List.of(
                new CommandWorld(Clock.systemUTC(), NanoClock.system()),
                new FaasExecWorld(Clock.systemUTC(), NanoClock.system())));
    }

    private void call(Guest guest, byte[] input) {
        Call call = new Call(
                "bench",
                "start",
                Optional.empty(),
                new ByteArrayInputStream(input),
                Optional.empty(),
                new GuestLog(OUTPUT_BYTES),
                Grants.none(),
                InstanceLimits.defaults(),
                new CallLimits(OUTPUT_BYTES, OUTPUT_BYTES, 0, OPEN_FILES, 0));
        Outcome outcome = executor.newRun(LIMITS, share).call(run -> guest.call(call, run));
        if (!(outcome instanceof Outcome.Completed)) {
            throw new IllegalStateException("the program did not answer: " + outcome);
        }
    }

    /** Live heap and metaspace, bytes. */
    private static long held() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .map(MemoryPoolMXBean::getUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
    }

    private static void print(String what, long since) {
        System.out.println(String.format(Locale.ROOT, "%s %d", what, nanos() - since));
    }

    /** Processor time of this thread, which does everything but compile to machine code. */
    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
