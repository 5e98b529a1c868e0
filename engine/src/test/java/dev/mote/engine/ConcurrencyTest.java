package dev.mote.engine;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One module, many instances, many threads: each instance has its own state and its own host. */
@ParameterizedClass
@EnumSource(value = EngineKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ENDIVE_INTERPRETED")
class ConcurrencyTest {
    @Parameter
    EngineKind kind;

    private static final int INSTANCES = 1_000;
    private static final int THREADS = 16;

    @Test
    void aThousandInstancesOnSixteenThreadsDoNotMeet() throws Exception {
        Wasm wasm = new Wasm().memory(2).global(I32, true, constant(0));
        int type = wasm.type(params(I32), I32);
        wasm.importFunction("env", "host", type);
        // global += x; mem[65534] = global (straddles two pages); return host(mem[65534])
        wasm.exported(
                "add",
                type,
                join(
                        op(0x23, 0x00),
                        local(0),
                        op(0x6A, 0x24, 0x00),
                        constant(65_534),
                        op(0x23, 0x00, 0x36, 0x00, 0x00),
                        constant(65_534),
                        op(0x28, 0x00, 0x00),
                        Wasm.call(0)));
        MethodHandle host = MethodHandles.lookup()
                .findStatic(
                        ConcurrencyTest.class, "host", MethodType.methodType(int.class, CoreInstance.class, int.class));
        Imports imports =
                Imports.builder().add("env", "host", HostFunction.of(host)).build();
        try (Guests guests = new Guests(kind);
                CoreModule module = guests.compile(wasm.bytes());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> sums = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                int number = i;
                sums.add(threads.submit(() -> sum(guests, module, imports, number)));
            }
            for (int i = 0; i < INSTANCES; i++) {
                assertThat(sums.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i * 100 + i);
            }
            assertThat(guests.budget.used()).isZero();
        }
    }

    /** Adds the number a hundred times; the host adds it once more. */
    private static int sum(Guests guests, CoreModule module, Imports imports, int number) {
        InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), guests.run(), number);
        return config.run().call(run -> {
            try (CoreInstance instance = module.instantiate(imports, config)) {
                Object sum = 0;
                for (int i = 0; i < 100; i++) {
                    sum = Guests.call(instance, "add", number);
                }
                return (Integer) sum;
            }
        });
    }

    static int host(CoreInstance caller, int sum) {
        return sum + caller.host(Integer.class);
    }
}
