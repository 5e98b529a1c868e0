package dev.mote.component.runtime;

import dev.mote.component.ComponentLimits;
import dev.mote.component.Samples;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.time.Duration;
import java.util.List;

/** An engine with everything around it that a test of components needs. */
final class Components implements AutoCloseable {
    final MoteEngine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)));
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final CpuSlots.Share share = new CpuSlots(4, 4).share();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());

    ComponentCode compile(String sample) {
        return compile(Samples.read(sample));
    }

    ComponentCode compile(byte[] wasm) {
        return ComponentCode.compile(engine, wasm, CompileOptions.defaults(), ComponentLimits.defaults());
    }

    LinkedComponent link(String sample, HostInterface... offered) {
        return compile(sample).link(HostInterfaces.of(List.of(offered)));
    }

    ComponentInstance instance(LinkedComponent component) {
        return instance(component, "host");
    }

    ComponentInstance instance(LinkedComponent component, Object host) {
        return component.instantiate(config(host));
    }

    ComponentInstance instance(LinkedComponent component, InstanceLimits limits) {
        InstanceConfig config = config("host");
        return component.instantiate(new InstanceConfig(limits, config.run(), config.host()));
    }

    ComponentInstance instance(LinkedComponent component, Run run) {
        return component.instantiate(new InstanceConfig(InstanceLimits.defaults(), run, "host"));
    }

    /** A run of a minute with that much fuel. */
    Run run(long fuel) {
        return executor.newRun(new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), fuel), share);
    }

    /** The same component, whose instances start from snapshots. */
    LinkedComponent snapshotted(LinkedComponent component) {
        return component.startingFromSnapshots(config("host"));
    }

    private InstanceConfig config(Object host) {
        RunLimits minute = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));
        return new InstanceConfig(InstanceLimits.defaults(), executor.newRun(minute, share), host);
    }

    /** Calls an export of a fresh instance. */
    Object call(LinkedComponent component, String function, Object... arguments) {
        try (ComponentInstance instance = instance(component)) {
            return component
                    .function(function)
                    .orElseThrow()
                    .call(instance, List.of(arguments))
                    .orElse("nothing");
        }
    }

    @Override
    public void close() {
        engine.close();
        ticker.close();
    }
}
