package dev.mote.engine;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fault 19: endless recursion is a trap, however often it happens and through whatever it recurses. */
@ParameterizedClass
@EnumSource(value = EngineKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ENDIVE_INTERPRETED")
class StackTest {
    @Parameter
    EngineKind kind;

    private static final int STACK = 384 << 10;

    @Test
    void recursionEndsOftenAndLeavesNothing() throws Exception {
        Wasm wasm = new Wasm().memory(1);
        int type = wasm.type(params());
        wasm.export("down", Wasm.FUNCTION, wasm.function(type, call(0)));
        overflows(wasm, 300, Imports.none());
    }

    @Test
    void recursionThroughATable() throws Exception {
        Wasm wasm = new Wasm().table(1);
        int type = wasm.type(params());
        wasm.export("down", Wasm.FUNCTION, wasm.function(type, join(constant(0), op(0x11, 0x00, 0x00))));
        overflows(wasm.elements(0, 0), 100, Imports.none());
    }

    @Test
    void recursionThroughAHostFunction() throws Exception {
        Wasm wasm = new Wasm();
        int type = wasm.type(params());
        wasm.importFunction("env", "down", type);
        wasm.exported("down", type, call(0));
        Imports imports = Imports.builder()
                .add(
                        "env",
                        "down",
                        HostFunction.of(MethodHandles.lookup()
                                .findStatic(
                                        StackTest.class,
                                        "down",
                                        MethodType.methodType(void.class, CoreInstance.class))))
                .build();
        overflows(wasm, 100, imports);
    }

    @Test
    void aRecursionThatEndsIsNone() throws Exception {
        // down(n) = n == 0 ? 0 : down(n - 1) + 1
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32), I32);
        byte[] deeper = join(local(0), constant(1), op(0x6B), call(0), constant(1), op(0x6A));
        wasm.exported("down", type, join(local(0), op(0x45, 0x04, 0x7F), constant(0), op(0x05), deeper, op(0x0B)));
        try (Guests guests = new Guests(kind)) {
            CoreInstance instance = guests.instance(wasm.bytes());
            inAThread(() -> assertThat(Guests.call(instance, "down", 1_000)).isEqualTo(1_000));
        }
    }

    static void down(CoreInstance caller) {
        Guests.call(caller, "down");
    }

    private void overflows(Wasm wasm, int times, Imports imports) throws Exception {
        try (Guests guests = new Guests(kind);
                CoreModule module = guests.compile(wasm.bytes())) {
            inAThread(() -> {
                for (int i = 0; i < times; i++) {
                    try (CoreInstance instance = module.instantiate(imports, guests.config())) {
                        assertOverflows(instance.function("down").orElseThrow());
                    }
                }
            });
            assertThat(guests.budget.used()).isZero();
            assertThat(guests.instance(wasm.bytes(), imports).function("down")).isPresent();
        }
    }

    private static void assertOverflows(GuestFunction down) {
        try {
            down.call();
        } catch (Trap trap) {
            assertThat(trap.code()).isEqualTo(TrapCode.STACK_EXHAUSTED);
            return;
        }
        throw new AssertionError("an endless recursion ended");
    }

    /** A small stack makes an overflow cheap. */
    private static void inAThread(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, task, "small-stack", STACK);
        thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
