package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.forever;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.engine.Stopped;
import dev.mote.engine.Wasm;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a guest does, it ends when its run is stopped. */
@Timeout(60)
final class StopTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void anEndlessLoopEndsAtItsDeadline() {
        assertThatThrownBy(() -> run(guests.compile(looping()), "spin")).isInstanceOf(Stopped.class);
    }

    /** Grows exponentially without a loop and without deep recursion. */
    @Test
    void callsWithoutLoopsEndAtTheirDeadline() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32));
        int self = 0;
        byte[] smaller = join(op(0x20, 0), constant(1), op(0x6B), call(self));
        wasm.exported("tree", type, join(op(0x20, 0), op(0x04, 0x40), smaller, smaller, op(0x0B)));
        CoreModule module = guests.compile(wasm.bytes());

        assertThatThrownBy(() -> run(module, "tree", 200)).isInstanceOf(Stopped.class);
    }

    @Test
    void aStartFunctionEndsAtTheDeadline() {
        Wasm wasm = new Wasm();
        wasm.start(wasm.function(wasm.type(params()), forever(op())));
        CoreModule module = guests.compile(wasm.bytes());

        assertThatThrownBy(() -> run(module, "none")).isInstanceOf(Stopped.class);
    }

    @Test
    void aModuleRunsOnAfterAnInstanceWasStopped() {
        CoreModule module = guests.compile(looping());
        assertThatThrownBy(() -> run(module, "spin")).isInstanceOf(Stopped.class);

        assertThat(run(module, "five")).isEqualTo(5);
    }

    @Test
    void manyStopsLeaveTheModuleUsable() {
        CoreModule module = guests.compile(looping());
        for (int i = 0; i < 150; i++) {
            assertThatThrownBy(() -> run(module, Duration.ofMillis(2), "spin")).isInstanceOf(Stopped.class);
        }

        assertThat(run(module, "five")).isEqualTo(5);
    }

    /** Each frame of a function that asks by the call site would cost HotSpot microseconds to leave. */
    @Test
    void aStopDeepInARecursionLeavesQuickly() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32), I32);
        byte[] deeper = join(op(0x20, 0), constant(1), op(0x6B), call(0), constant(1), op(0x6A));
        byte[] spin = join(forever(op()), op(0x00));
        wasm.exported("dive", type, join(op(0x20, 0), op(0x04, I32), deeper, op(0x05), spin, op(0x0B)));
        CoreModule module = guests.compile(wasm.bytes());
        long[] late = new long[9];
        for (int i = 0; i < late.length; i++) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> run(module, "dive", 10_000)).isInstanceOf(Stopped.class);
            late[i] = System.nanoTime() - start - SHORT.toNanos();
        }

        assertThat(LongStream.of(late).min().orElseThrow())
                .isLessThan(Duration.ofMillis(60).toNanos());
    }

    private static byte[] looping() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(), I32);
        wasm.exported("spin", type, join(forever(op()), op(0x00)));
        wasm.exported("five", type, constant(5));
        return wasm.bytes();
    }

    private Object run(CoreModule module, String function, Object... arguments) {
        return run(module, SHORT, function, arguments);
    }

    private Object run(CoreModule module, Duration wall, String function, Object... arguments) {
        Run run = guests.run(wall);
        return run.call(it -> {
            InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), it, "host");
            try (CoreInstance instance = module.instantiate(Imports.none(), config)) {
                return Guests.call(instance, function, arguments);
            }
        });
    }
}
