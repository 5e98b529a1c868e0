package dev.mote.engine;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fault 25: a trap of every class has its code, and the instance's node goes on. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class TrapTest {
    @Parameter
    EngineKind kind;

    private Guests guests;

    @BeforeEach
    void start() {
        guests = new Guests(kind);
    }

    @AfterEach
    void stop() {
        guests.close();
    }

    @Test
    void unreachable() {
        assertTraps(TrapCode.UNREACHABLE, op(0x00));
    }

    @Test
    void divisionByZero() {
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, join(constant(1), constant(0), op(0x6D, 0x1A)));
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, join(constant(1), constant(0), op(0x70, 0x1A)));
    }

    @Test
    void overflowOfADivision() {
        assertTraps(TrapCode.INTEGER_OVERFLOW, join(constant(Integer.MIN_VALUE), constant(-1), op(0x6D, 0x1A)));
    }

    @Test
    void conversionOfWhatIsNoInteger() {
        byte[] nan = op(0x43, 0x00, 0x00, 0xC0, 0x7F);
        byte[] huge = op(0x43, 0x00, 0x00, 0x80, 0x7F);
        assertTraps(TrapCode.INVALID_CONVERSION, join(nan, op(0xA8, 0x1A)));
        assertTraps(TrapCode.INTEGER_OVERFLOW, join(huge, op(0xA8, 0x1A)));
    }

    @Test
    void memoryOutOfBounds() {
        for (int address : new int[] {65_536, 65_533, -1, -4, Integer.MIN_VALUE}) {
            assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, join(constant(address), access(0x28, 0), op(0x1A)));
            assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, join(constant(address), constant(1), access(0x36, 0)));
        }
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, join(constant(-1), access(0x28, 5), op(0x1A)));
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, join(constant(1), access(0x28, 0xFFFFFFFFL), op(0x1A)));
    }

    @Test
    void tableOutOfBounds() {
        assertTraps(TrapCode.TABLE_OUT_OF_BOUNDS, join(constant(2), op(0x25, 0x00, 0x1A)));
        assertTraps(TrapCode.TABLE_OUT_OF_BOUNDS, join(constant(-1), op(0xD0, 0x70, 0x26, 0x00)));
    }

    @Test
    void indirectCalls() {
        assertTraps(TrapCode.UNDEFINED_ELEMENT, join(constant(2), op(0x11, 0x00, 0x00)));
        assertTraps(TrapCode.UNDEFINED_ELEMENT, join(constant(-1), op(0x11, 0x00, 0x00)));
        assertTraps(TrapCode.UNINITIALIZED_ELEMENT, join(constant(1), op(0x11, 0x00, 0x00)));
        assertTraps(TrapCode.INDIRECT_CALL_TYPE_MISMATCH, join(constant(0), op(0x11, 0x01, 0x00, 0x1A)));
    }

    @Test
    void anExceptionNobodyCatches() {
        assertTraps(TrapCode.UNCAUGHT_EXCEPTION, op(0x08, 0x00));
    }

    @Test
    void aStartFunctionThatTraps() {
        Wasm wasm = new Wasm();
        wasm.start(wasm.function(wasm.type(params()), op(0x00)));
        assertTraps(TrapCode.UNREACHABLE, () -> guests.instance(wasm.bytes()));
    }

    @Test
    void segmentsThatDoNotFit() {
        byte[] data = new Wasm().memory(1).data(65_534, new byte[3]).bytes();
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> guests.instance(data));
        Wasm elements = new Wasm().table(2);
        int nothing = elements.function(elements.type(params()), op());
        elements.elements(1, nothing, nothing);
        assertTraps(TrapCode.TABLE_OUT_OF_BOUNDS, () -> guests.instance(elements.bytes()));
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void aFaultOfTheHostIsTheHostsOwn() throws Exception {
        assertThatThrownBy(() -> Guests.call(calling("brokenHost"), "go"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug of ours");
    }

    @Test
    void aStackOverflowInTheHostIsTheGuests() throws Exception {
        CoreInstance instance = calling("endlessHost");
        assertTraps(TrapCode.STACK_EXHAUSTED, () -> Guests.call(instance, "go"));
    }

    @Test
    void theGuestCannotCatchATrapOfAHostFunction() throws Exception {
        // try_table with catch_all around the call
        byte[] caught = join(op(0x02, 0x40, 0x1F, 0x40, 0x01, 0x02, 0x00), call(0), op(0x0B, 0x0B));
        CoreInstance instance = calling("trappingHost", caught);
        assertTraps(TrapCode.HOST_FUNCTION, () -> Guests.call(instance, "go"));
    }

    private CoreInstance calling(String host) throws Exception {
        return calling(host, call(0));
    }

    private CoreInstance calling(String host, byte[] code) throws Exception {
        Wasm wasm = new Wasm();
        wasm.importFunction("env", "host", wasm.type(params()));
        wasm.exported("go", 0, code);
        MethodHandle handle = MethodHandles.lookup()
                .findStatic(TrapTest.class, host, MethodType.methodType(void.class, CoreInstance.class));
        return guests.instance(
                wasm.bytes(),
                Imports.builder().add("env", "host", HostFunction.of(handle)).build());
    }

    static void brokenHost(CoreInstance caller) {
        throw new IllegalStateException("a bug of ours");
    }

    static void trappingHost(CoreInstance caller) {
        throw new Trap(TrapCode.HOST_FUNCTION);
    }

    static void endlessHost(CoreInstance caller) {
        Guests.call(caller, "go");
    }

    /** A module with a memory of one page, a table of two with one function, a tag, and that code. */
    private void assertTraps(TrapCode code, byte[] body) {
        Wasm wasm = new Wasm().memory(1).table(2);
        int type = wasm.type(params());
        wasm.type(params(), I32);
        int nothing = wasm.function(type, op());
        wasm.tag(type).elements(0, nothing).exported("go", type, body);
        CoreInstance instance = guests.instance(wasm.bytes());
        assertTraps(code, () -> Guests.call(instance, "go"));
        instance.close();
    }

    private static void assertTraps(TrapCode code, ThrowingCallable guest) {
        assertThatThrownBy(guest)
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
