package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.Extern;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Snapshot;
import dev.mote.engine.endive.EndiveConfig;
import dev.mote.engine.endive.EndiveEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A guest without code: a memory, a run and a process, whose host calls the test makes itself. */
final class TestGuest implements CoreInstance {
    private final WasiProcess process;
    private final Run run;
    private final Memory memory;

    private TestGuest(WasiProcess process, Run run, Memory memory) {
        this.process = process;
        this.run = run;
        this.memory = memory;
    }

    /** Makes host calls as a guest of that configuration, within a minute. */
    static int of(WasiConfig config, ToIntFunction<TestGuest> calls) {
        return of(config, Duration.ofMinutes(1), calls);
    }

    static int of(WasiConfig config, Duration wall, ToIntFunction<TestGuest> calls) {
        try (DeadlineTicker ticker = new DeadlineTicker().start();
                Engine engine = new EndiveEngine(EndiveConfig.compiled(new MemoryBudget(1L << 20)));
                WasiProcess process = new WasiProcess(config)) {
            Run run = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system())
                    .newRun(new RunLimits(wall, wall), new CpuSlots(1, 1).share());
            Memory memory =
                    engine.memory(MemoryType.of(2), new InstanceConfig(InstanceLimits.defaults(), run, process));
            return run.call(inside -> calls.applyAsInt(new TestGuest(process, inside, memory)));
        }
    }

    /** Puts a text into memory, and returns its length. */
    int put(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.write(at, bytes);
        return bytes.length;
    }

    String text(int at, int length) {
        return new String(memory.read(at, length), StandardCharsets.UTF_8);
    }

    @Override
    public CoreModule module() {
        throw new AssertionError("there is no module");
    }

    @Override
    public Optional<Extern> export(String name) {
        return Optional.empty();
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public <T> T host(Class<T> type) {
        return type.cast(process);
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public Snapshot snapshot() {
        throw new AssertionError("there is no state");
    }

    @Override
    public void close() {
        process.close();
    }
}
