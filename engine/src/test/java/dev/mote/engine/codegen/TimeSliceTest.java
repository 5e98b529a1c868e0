package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.forever;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.FuelTank;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.Guests;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Wasm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Guests that never wait take turns in one CPU slot, by the fuel they use. */
final class TimeSliceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SLICES = 20;

    private final CpuSlots slots = new CpuSlots(1, 1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<String> turns = new CopyOnWriteArrayList<>();

    /** What a guest tells the host of its turns. */
    private final class Player {
        private final String name;

        Player(String name) {
            this.name = name;
        }

        void round() {
            turns.add(name);
            // Holds the slot until the other one wants it.
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> slots.waiting() == 1 || ended.get());
        }
    }

    @Test
    void twoGuestsThatNeverWaitAdvanceAlternately() throws Exception {
        try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1 << 20)));
                DeadlineTicker ticker = new DeadlineTicker().start();
                CoreModule module =
                        engine.compile(module(), CompileOptions.defaults().withFuel())) {
            GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
            Executor threads = task -> Thread.ofVirtual().start(task);
            List<CompletableFuture<StopReason>> ends = List.of("left", "right").stream()
                    .map(name -> CompletableFuture.supplyAsync(() -> play(executor, module, name), threads))
                    .toList();
            for (CompletableFuture<StopReason> end : ends) {
                assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(StopReason.FUEL);
            }
        }

        long changes = 0;
        for (int i = 1; i < turns.size(); i++) {
            changes += turns.get(i).equals(turns.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isGreaterThanOrEqualTo(SLICES);
        assertThat(slots.used()).isZero();
    }

    private StopReason play(GuestExecutor executor, CoreModule module, String name) {
        RunLimits limits = new RunLimits(MINUTE, MINUTE, (long) SLICES * FuelTank.SLICE);
        try {
            return executor.newRun(limits, slots.share()).call(run -> {
                InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, new Player(name));
                try (CoreInstance instance = module.instantiate(imports(), config)) {
                    Guests.call(instance, "play");
                }
                return StopReason.SHUTDOWN;
            });
        } catch (Stopped e) {
            return e.reason();
        } finally {
            ended.set(true);
        }
    }

    /** Tells the host of each round, and counts down in each through more than half a slice. */
    private static byte[] module() {
        Wasm wasm = new Wasm();
        int round = wasm.importFunction("env", "round", wasm.type(params()));
        byte[] countDown = join(
                constant(FuelTank.SLICE / 8),
                op(0x21, 0, 0x03, 0x40),
                local(0),
                constant(1),
                op(0x6B, 0x22, 0, 0x0D, 0, 0x0B));
        wasm.export("play", Wasm.FUNCTION, wasm.function(0, new int[] {I32}, forever(join(call(round), countDown))));
        return wasm.bytes();
    }

    private static Imports imports() {
        try {
            return Imports.builder()
                    .add(
                            "env",
                            "round",
                            HostFunction.of(MethodHandles.lookup()
                                    .findStatic(
                                            TimeSliceTest.class,
                                            "round",
                                            MethodType.methodType(void.class, CoreInstance.class))))
                    .build();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void round(CoreInstance instance) {
        instance.host(Player.class).round();
    }
}
