package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions in the form that compilers emitted before {@code try_table}; what is expected is what V8 does. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class LegacyExceptionTest {
    private static final String UNCAUGHT = "exception";
    private static final int DIVIDES = 4;
    private static final int OVERFLOWS = 5;

    @Parameter
    private boolean split;

    private Guests guests;
    private CoreInstance instance;

    private CoreInstance instance() throws ReflectiveOperationException {
        guests = new Guests(split ? EngineKind.MOTE_SPLIT : EngineKind.MOTE);
        HostFunction host = HostFunction.of(MethodHandles.lookup()
                .findStatic(
                        LegacyExceptionTest.class,
                        "host",
                        MethodType.methodType(int.class, CoreInstance.class, int.class)));
        instance = guests.instance(
                Guests.resource("legacy"),
                Imports.builder().add("env", "host", host).build());
        return instance;
    }

    @AfterEach
    void close() {
        instance.close();
        guests.close();
    }

    /** Calls the guest back and lets its exceptions pass. */
    static int host(CoreInstance caller, int how) {
        return (int) Guests.call(caller, "callback", how) + 1;
    }

    /** The columns: nothing thrown, a number, a pair, an exception without values. */
    @ParameterizedTest
    @CsvSource({
        "each,            7,    101,       23,        -1",
        "numbers,         7,    100,       exception, exception",
        "bare,            7,    exception, exception, exception",
        "locals,          3,    20,        20,        20",
        "below,           1207, 1100,      1005,      1005",
        "rethrowOuter,    7,    100,       20,        -3",
        "rethrowInner,    7,    55,        55,        55",
        "throwInHandler,  7,    101,       -4,        -4",
        "delegateOuter,   7,    200,       -5,        -5",
        "delegateInner,   7,    300,       -6,        -6",
        "delegateCaller,  7,    400,       -7,        -7",
        "delegateBlock,   7,    500,       -8,        -8",
        "branches,        32,   400,       30002,     30002",
        "acrossHost,      8,    600,       -9,        -9",
        "nested,          0,    12,        55,        52"
    })
    void handlersCatchWhatIsTheirs(String function, String nothing, String number, String pair, String empty)
            throws ReflectiveOperationException {
        instance();
        String[] expected = {nothing, number, pair, empty};
        for (int how = 0; how < expected.length; how++) {
            assertThat(outcome(function, how)).as("%s(%d)", function, how).isEqualTo(expected[how]);
        }
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, function, DIVIDES);
        assertTraps(TrapCode.STACK_EXHAUSTED, function, OVERFLOWS);
    }

    /** Elements: the thrower, a function of the host that calls it back, one that traps, one that rethrows. */
    @ParameterizedTest
    @CsvSource({"0, 7, 100, -1", "1, 8, 100, -1", "3, 7, 100, -1"})
    void exceptionsCrossIndirectCalls(int element, int nothing, int number, int pair)
            throws ReflectiveOperationException {
        instance();
        assertThat(Guests.call(instance, "indirect", element, 0)).isEqualTo(nothing);
        assertThat(Guests.call(instance, "indirect", element, 1)).isEqualTo(number);
        assertThat(Guests.call(instance, "indirect", element, 2)).isEqualTo(pair);
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, "indirect", element, DIVIDES);
    }

    @Test
    void cleaningUpRunsForExceptionsAndNotForTraps() throws ReflectiveOperationException {
        instance();
        assertThat(Guests.call(instance, "indirect", 3, 1)).isEqualTo(100);
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, "indirect", 3, DIVIDES);
        assertThat(Guests.call(instance, "cleaned")).isEqualTo(1);
    }

    @Test
    void aHandlerSeesTheMemoryThatACalleeGrew() throws ReflectiveOperationException {
        assertThat(Guests.call(instance(), "grown")).isEqualTo(9);
    }

    private String outcome(String function, int how) {
        try {
            return Guests.call(instance, function, how).toString();
        } catch (Trap trap) {
            assertThat(trap.code()).isEqualTo(TrapCode.UNCAUGHT_EXCEPTION);
            return UNCAUGHT;
        }
    }

    private void assertTraps(TrapCode code, String function, Object... arguments) {
        assertThatThrownBy(() -> Guests.call(instance, function, arguments))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
