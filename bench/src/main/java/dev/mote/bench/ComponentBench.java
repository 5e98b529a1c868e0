package dev.mote.bench;

import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.Primitive;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ValType;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an instance of a component costs, and a call of the host from inside of one. */
final class ComponentBench {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final ValType NUMBER = new ValType.Scalar(Primitive.U32);
    private static final FunctionType NEXT =
            new FunctionType(false, List.of(new ValType.Field("n", NUMBER)), Optional.of(NUMBER));
    private static final int ROUNDS = 21;
    /** The compiler takes that many to be done with both sides of the call. */
    private static final int WARM_UP = 12;

    private final Report report;
    private final Engine engine;
    private final int repeats;

    /** @param repeats instances; host calls are a hundred times as many */
    ComponentBench(Report report, Engine engine, int repeats) {
        this.report = report;
        this.engine = engine;
        this.repeats = repeats;
    }

    void run() throws IOException {
        report.heading("Components: fresh instance and one call of the C hello, and a call of the host");
        instances();
        hostCalls();
    }

    private void instances() {
        byte[] hello = BundledGuests.module("components", "hello");
        try (ExecGuest guest = new ExecGuest(engine, hello, "{\"name\": \"bench\"}")) {
            calls(guest);
            Latencies latencies = calls(guest);
            report.ratio(
                    "component",
                    "instance and call, p50",
                    latencies.p50(),
                    "µs",
                    latencies.p50() / 150,
                    "at most 150 µs");
            report.add("component", "instance and call, p99", latencies.p99(), "µs");
        }
    }

    private Latencies calls(ExecGuest guest) {
        long[] nanos = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            long before = System.nanoTime();
            guest.call();
            nanos[i] = System.nanoTime() - before;
        }
        return Latencies.of(nanos);
    }

    private void hostCalls() throws IOException {
        HostInterface host = HostInterface.named("bench:host/counter@1.0.0")
                .function("next", NEXT, (_, params) -> Optional.of((Integer) params.getFirst() + 1))
                .build();
        try (ComponentCode code = ComponentCode.compile(
                        engine, counter(), CompileOptions.defaults(), ComponentLimits.defaults());
                DeadlineTicker ticker = new DeadlineTicker().start()) {
            LinkedComponent linked = code.link(HostInterfaces.of(List.of(host)));
            ExportedFunction function = linked.function("run").orElseThrow();
            GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
            double[] nanos = new double[ROUNDS];
            int times = repeats * 100;
            for (int round = 0; round < ROUNDS; round++) {
                nanos[round] = executor.newRun(LIMITS, new CpuSlots(8, 2).share())
                        .call(run -> {
                            InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, "bench");
                            try (ComponentInstance instance = linked.instantiate(config)) {
                                return time(function, instance, times);
                            }
                        });
            }
            double[] warm = Arrays.copyOfRange(nanos, WARM_UP, ROUNDS);
            Arrays.sort(warm);
            double middle = warm[warm.length / 2];
            report.ratio("component", "call of the host", middle, "ns", middle / 50, "under 50 ns");
        }
    }

    private static double time(ExportedFunction function, ComponentInstance instance, int times) {
        long before = System.nanoTime();
        Object counted = function.call(instance, List.of(times)).orElseThrow();
        double nanos = (System.nanoTime() - before) / (double) times;
        if (!counted.equals(times)) {
            throw new IllegalStateException("the host was called " + counted + " times");
        }
        return nanos;
    }

    private static byte[] counter() throws IOException {
        try (InputStream in = ComponentBench.class.getResourceAsStream("counter.wasm")) {
            return in.readAllBytes();
        }
    }
}
