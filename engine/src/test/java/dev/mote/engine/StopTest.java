package dev.mote.engine;

import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.forever;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults 9, 17 and 18: whatever loops ends at its deadline, and the thread goes on. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class StopTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    @Parameter
    EngineKind kind;

    private Guests guests;

    @BeforeEach
    void start() {
        guests = new Guests(kind);
    }

    @AfterEach
    void stop() {
        assertThat(guests.slots.used()).isZero();
        assertThat(guests.ticker.watched()).isZero();
        assertThat(guests.budget.used()).isZero();
        guests.close();
    }

    @Test
    void anEndlessLoop() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params()), forever(op()));
        assertEndsAtTheDeadline(wasm.bytes(), Imports.none(), instance -> Guests.call(instance, "go"));
    }

    @Test
    void anEndlessLoopThatWritesMemory() {
        Wasm wasm = new Wasm().memory(1);
        byte[] write = op(0x41, 0x00, 0x41, 0x01, 0x36, 0x00, 0x00);
        wasm.exported("go", wasm.type(params()), forever(write));
        assertEndsAtTheDeadline(wasm.bytes(), Imports.none(), instance -> Guests.call(instance, "go"));
    }

    @Test
    void aLoopOfHostCallsOnly() throws Exception {
        Wasm wasm = new Wasm();
        int nothing = wasm.importFunction("env", "nothing", wasm.type(params()));
        wasm.exported("go", 0, forever(call(nothing)));
        assertEndsAtTheDeadline(wasm.bytes(), host("nothing"), instance -> Guests.call(instance, "go"));
    }

    @Test
    void aHostFunctionThatCallsTheGuestAgainAndAgain() throws Exception {
        Wasm wasm = new Wasm();
        int again = wasm.importFunction("env", "again", wasm.type(params()));
        wasm.exported("go", 0, call(again));
        wasm.exported("back", 0, op());
        assertEndsAtTheDeadline(wasm.bytes(), host("again"), instance -> Guests.call(instance, "go"));
    }

    @Test
    void aStartFunctionThatLoops() {
        Wasm wasm = new Wasm().memory(1);
        wasm.start(wasm.function(wasm.type(params()), forever(op(0x41, 0x00, 0x41, 0x01, 0x36, 0x00, 0x00))));
        assertEndsAtTheDeadline(wasm.bytes(), Imports.none(), instance -> {
            throw new AssertionError("instantiated");
        });
    }

    @Test
    void aGuestThatCatchesEverything() {
        // loop try_table (catch_all 1) call 0 end br 0 end: what it calls loops as well
        Wasm wasm = new Wasm();
        int type = wasm.type(params());
        int inner = wasm.function(type, forever(op()));
        byte[] caught = op(0x02, 0x40, 0x1F, 0x40, 0x01, 0x02, 0x00, 0x10, inner, 0x0B, 0x0B);
        wasm.exported("go", type, forever(caught));
        assertEndsAtTheDeadline(wasm.bytes(), Imports.none(), instance -> Guests.call(instance, "go"));
    }

    @Test
    void aStoppedRunStartsNoGuest() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params()), op());
        InstanceConfig config = guests.config();
        CoreInstance instance = guests.compile(wasm.bytes()).instantiate(Imports.none(), config);
        config.run().stop(StopReason.CANCELLED);
        assertThatThrownBy(() -> Guests.call(instance, "go")).isInstanceOf(Stopped.class);
    }

    static void nothing(CoreInstance caller) {}

    static void again(CoreInstance caller) {
        while (true) {
            Guests.call(caller, "back");
        }
    }

    private static Imports host(String name) throws ReflectiveOperationException {
        return Imports.builder()
                .add(
                        "env",
                        name,
                        HostFunction.of(MethodHandles.lookup()
                                .findStatic(
                                        StopTest.class, name, MethodType.methodType(void.class, CoreInstance.class))))
                .build();
    }

    private void assertEndsAtTheDeadline(byte[] wasm, Imports imports, Consumer<CoreInstance> guest) {
        try (CoreModule module = guests.compile(wasm)) {
            Run run = guests.run(LIMIT);
            InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, "host");
            assertThatThrownBy(() -> run.call(it -> {
                        try (CoreInstance instance = module.instantiate(imports, config)) {
                            guest.accept(instance);
                        }
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            Stopped.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.WALL_TIME));
            assertThat(run.elapsed()).isBetween(LIMIT, LIMIT.plusSeconds(5));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
