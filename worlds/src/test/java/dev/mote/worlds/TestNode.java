package dev.mote.worlds;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.guests.BundledGuests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** An engine, a ticker and one world: everything a guest needs, and nothing above. */
final class TestNode implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456789Z");

    private static final Duration LONG = Duration.ofSeconds(60);

    private final MemoryBudget memory = new MemoryBudget(1L << 30);
    private final Engine engine = new MoteEngine(new CodegenConfig(memory));
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots slots = new CpuSlots(4, 4);
    private final CpuSlots.Share share = slots.share();
    private final World world;

    TestNode() {
        this(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    TestNode(Clock clock) {
        this(new Faasm2018World(clock));
    }

    TestNode(World world) {
        this.world = world;
    }

    /** What came of a call. */
    record Result(Outcome outcome, GuestLog log) {
        String logText() {
            return new String(log.bytes(), StandardCharsets.ISO_8859_1);
        }

        byte[] output() {
            return ((Outcome.Completed) outcome).output().bytes();
        }
    }

    World world() {
        return world;
    }

    MemoryBudget memory() {
        return memory;
    }

    CpuSlots slots() {
        return slots;
    }

    /** A guest of faasm-2018 in the guests room, ready for calls. */
    Guest guest(String name) {
        return guest(BundledGuests.module(name));
    }

    Guest guest(byte[] wasm) {
        CompileOptions options = new CompileOptions(
                ModuleLimits.defaults(), "test", world.minimumMemoryPages(), world.ownsImportedMemory());
        CoreModule module = engine.compile(wasm, options);
        return run(LONG).call(run -> world.prepare(module, InstanceLimits.defaults(), run));
    }

    /** Any program, ready for calls of a world. */
    Guest program(World itsWorld, byte[] wasm) {
        Compiled compiled = Compiled.of(engine, wasm, CompileOptions.defaults());
        return run(LONG).call(run -> itsWorld.prepare(compiled, InstanceLimits.defaults(), run));
    }

    Program read(byte[] wasm) {
        return Program.read(engine, wasm, ModuleLimits.defaults());
    }

    Run run(Duration wall) {
        return executor.newRun(new RunLimits(wall, LONG), share);
    }

    Result call(Guest guest, TestCall call) {
        return call(guest, call, run(call.wall()));
    }

    Result call(Guest guest, TestCall call, Run run) {
        GuestLog log = new GuestLog(call.logBytes());
        return new Result(run.call(r -> guest.call(call.toCall(log), r)), log);
    }

    ModuleInfo inspect(byte[] wasm) {
        return engine.inspect(wasm, ModuleLimits.defaults());
    }

    /** Prepares a guest for this one call. */
    Result call(String name, TestCall call) {
        try (Guest guest = guest(name)) {
            return call(guest, call);
        }
    }

    @Override
    public void close() {
        engine.close();
        ticker.close();
    }
}
