package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.Wasm;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JVM throws inside of a guest is a trap; what a function of the host throws is not. */
final class TrapTest {
    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void divisionByZeroTraps() {
        Wasm wasm = new Wasm();
        wasm.exported("div", wasm.type(params(I32), I32), join(constant(1), local(0), op(0x6D)));
        CoreInstance instance = guests.instance(wasm.bytes());

        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, instance, "div", 0);
    }

    @Test
    void endlessRecursionTraps() {
        Wasm wasm = new Wasm();
        wasm.exported("deep", wasm.type(params()), call(0));
        CoreInstance instance = guests.instance(wasm.bytes());

        assertTraps(TrapCode.STACK_EXHAUSTED, instance, "deep");
        assertTraps(TrapCode.STACK_EXHAUSTED, instance, "deep");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_533, 65_536, -1, -4, -8, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void loadsOutsideOfTheMemoryTrap(int address) {
        CoreInstance instance = guests.instance(loads());

        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "direct", address);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "near", address);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "far", address);
    }

    @Test
    void loadsInsideOfTheMemoryDoNotTrap() {
        CoreInstance instance = guests.instance(loads());

        assertThat(Guests.call(instance, "direct", 65_532)).isEqualTo(0);
        assertThat(Guests.call(instance, "near", 65_524)).isEqualTo(0);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "near", 65_525);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "far", 0);
    }

    @Test
    void anErrorOfTheHostIsNoTrap() throws ReflectiveOperationException {
        MethodHandle faulty = MethodHandles.lookup()
                .findStatic(
                        TrapTest.class,
                        "faulty",
                        MethodType.methodType(void.class, dev.mote.engine.CoreInstance.class));
        Wasm wasm = new Wasm();
        int type = wasm.type(params());
        int host = wasm.importFunction("env", "faulty", type);
        wasm.exported("run", type, call(host));
        Imports imports =
                Imports.builder().add("env", "faulty", HostFunction.of(faulty)).build();
        CoreInstance instance = guests.instance(wasm.bytes(), imports);

        assertThatThrownBy(() -> Guests.call(instance, "run")).isInstanceOf(IndexOutOfBoundsException.class);
    }

    static void faulty(CoreInstance caller) {
        assertThat(caller.host(String.class)).isEqualTo("host");
        throw new IndexOutOfBoundsException("a mistake of the host");
    }

    private static byte[] loads() {
        Wasm wasm = new Wasm().memory(1, 1);
        int type = wasm.type(params(I32), I32);
        wasm.exported("direct", type, join(local(0), access(0x28, 0)));
        wasm.exported("near", type, join(local(0), access(0x28, 8)));
        wasm.exported("far", type, join(local(0), access(0x28, 0xFFFF_FFFFL)));
        return wasm.bytes();
    }

    private static void assertTraps(TrapCode code, CoreInstance instance, String function, Object... arguments) {
        assertThatThrownBy(() -> Guests.call(instance, function, arguments))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
