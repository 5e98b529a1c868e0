package dev.mote.bench;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.worlds.Call;
import dev.mote.worlds.CallLimits;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.FaasExecWorld;
import dev.mote.worlds.Grants;
import dev.mote.worlds.Guest;
import dev.mote.worlds.GuestLog;
import dev.mote.worlds.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A component of world faas-exec as a node runs it, without the node: each call has an instance of its own. */
final class ExecGuest implements AutoCloseable {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final int BYTES = 1 << 16;
    private static final int OPEN_FILES = 8;

    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(8, 2).share();
    private final Guest guest;
    private final byte[] input;

    ExecGuest(Engine engine, byte[] wasm, String input) {
        this.input = input.getBytes(StandardCharsets.UTF_8);
        FaasExecWorld world = new FaasExecWorld(Clock.systemUTC(), NanoClock.system());
        Compiled compiled = Compiled.of(engine, wasm, CompileOptions.defaults());
        this.guest =
                executor.newRun(LIMITS, share).call(run -> world.prepare(compiled, InstanceLimits.defaults(), run));
    }

    /** Makes an instance, calls it, and throws it away. */
    void call() {
        Call call = new Call(
                "bench",
                "component",
                Optional.empty(),
                new ByteArrayInputStream(input),
                Optional.empty(),
                new GuestLog(BYTES),
                Grants.none(),
                InstanceLimits.defaults(),
                new CallLimits(BYTES, BYTES, 0, OPEN_FILES, 0));
        Outcome outcome = executor.newRun(LIMITS, share).call(run -> guest.call(call, run));
        if (!(outcome instanceof Outcome.Completed)) {
            throw new IllegalStateException("the component did not answer: " + outcome);
        }
    }

    @Override
    public void close() {
        guest.close();
        ticker.close();
    }
}
