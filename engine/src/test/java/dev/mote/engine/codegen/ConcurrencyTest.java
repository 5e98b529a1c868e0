package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.Wasm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One compiled module serves many threads: its classes are made by whoever needs them first, its instances share nothing. */
@Timeout(120)
final class ConcurrencyTest {
    private static final int THREADS = 16;
    private static final int INSTANCES = 1_000;
    private static final int FUNCTIONS = 400;
    private static final int CALLS = 50;

    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void aThousandInstancesOnSixteenThreadsCountForThemselves() throws Exception {
        CoreModule module = guests.compile(counter());
        List<Callable<Integer>> work = IntStream.range(0, THREADS)
                .<Callable<Integer>>mapToObj(thread -> () -> {
                    int wrong = 0;
                    for (int i = thread; i < INSTANCES; i += THREADS) {
                        wrong += wrongCounts(module, i);
                    }
                    return wrong;
                })
                .toList();
        assertThat(run(work)).containsOnly(0);
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void classesThatAreMadeOnFirstCallAreMadeOnceForAllThreads() throws Exception {
        CoreModule module = guests.compile(manyFunctions());
        List<Callable<Integer>> work = IntStream.range(0, THREADS)
                .<Callable<Integer>>mapToObj(thread -> () -> {
                    int sum = 0;
                    try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
                        for (int i = 0; i < FUNCTIONS; i++) {
                            int function = (i * 37 + thread * 101) % FUNCTIONS;
                            sum += (int) Guests.call(instance, "f" + function, 1);
                        }
                    }
                    return sum;
                })
                .toList();
        assertThat(run(work)).containsOnly(FUNCTIONS + FUNCTIONS * (FUNCTIONS - 1) / 2);
    }

    private int wrongCounts(CoreModule module, int seed) {
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            int wrong = 0;
            for (int call = 1; call <= CALLS; call++) {
                wrong += (int) Guests.call(instance, "add", seed) == seed * call ? 0 : 1;
            }
            return wrong;
        }
    }

    private static List<Integer> run(List<Callable<Integer>> work) throws InterruptedException, ExecutionException {
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (Callable<Integer> part : work) {
            FutureTask<Integer> task = new FutureTask<>(part);
            tasks.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        List<Integer> results = new ArrayList<>();
        for (FutureTask<Integer> task : tasks) {
            results.add(task.get());
        }
        return results;
    }

    /** Adds to a number in memory and to a global, and answers their mean. */
    private static byte[] counter() {
        Wasm wasm = new Wasm().memory(1, 1).global(I32, true, constant(0));
        wasm.exported(
                "add",
                wasm.type(params(I32), I32),
                join(
                        join(constant(64), constant(64), access(0x28, 0), local(0), op(0x6A), access(0x36, 0)),
                        join(op(0x23, 0), local(0), op(0x6A, 0x24, 0)),
                        join(constant(64), access(0x28, 0), op(0x23, 0, 0x6A), constant(2), op(0x6D))));
        return wasm.bytes();
    }

    /** Function i adds i to its parameter. */
    private static byte[] manyFunctions() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32), I32);
        for (int i = 0; i < FUNCTIONS; i++) {
            wasm.exported("f" + i, type, join(local(0), constant(i), op(0x6A)));
        }
        return wasm.bytes();
    }
}
