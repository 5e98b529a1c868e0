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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.Wasm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest that counts is charged for each instruction, the same in every configuration, and ends where its fuel does. */
@ParameterizedClass
@EnumSource(names = {"MOTE", "MOTE_LARGE", "MOTE_SPLIT"})
class FuelTest {
    private static final long PLENTY = 1_000_000_000;

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

    /** Each round of the loop has seven instructions: three to count down, one to test, and two of the choice. */
    @Test
    void everyInstructionCostsOneUnit() {
        Wasm wasm = new Wasm();
        byte[] choice = join(local(0), op(0x04, 0x40, 0x01, 0x01, 0x05, 0x01, 0x0B));
        byte[] countDown = join(local(0), constant(1), op(0x6B, 0x22, 0, 0x0D, 0));
        wasm.exported(
                "go", wasm.type(params(I32)), join(op(0x03, 0x40), choice, countDown, op(0x0B), local(0), op(0x1A)));

        assertThat(used(wasm, 1)).isEqualTo(8);
        assertThat(used(wasm, 11)).isEqualTo(78);
    }

    @Test
    void callsTailCallsAndBulkOperationsAreCharged() {
        Wasm wasm = new Wasm().memory(2);
        int type = wasm.type(params(I32));
        int leaf = wasm.function(type, join(local(0), op(0x1A)));
        int tail = wasm.function(type, join(local(0), op(0x12, leaf)));
        wasm.exported("go", type, join(local(0), call(leaf), local(0), call(tail)));
        wasm.exported("fill", type, join(constant(0), constant(1), local(0), op(0xFC, 0x0B, 0)));

        assertThat(used(wasm, "go", 5)).isEqualTo(4 + 1 + 2 + 1);
        assertThat(used(wasm, "fill", 63)).isEqualTo(4);
        assertThat(used(wasm, "fill", 65_536)).isEqualTo(4 + 1_024);
    }

    @Test
    void aCaughtExceptionCostsWhatWasExecuted() {
        Wasm wasm = new Wasm().tag(0);
        int none = wasm.type(params());
        int type = wasm.type(params(I32));
        int thrower = wasm.function(none, op(0x08, 0));
        // block: try_table (catch_all 0) call thrower end end
        byte[] caught = join(op(0x02, 0x40, 0x1F, 0x40, 1, 2, 0), call(thrower), op(0x0B, 0x0B));
        wasm.exported("go", type, join(caught, constant(0), op(0x1A)));

        assertThat(used(wasm, 0)).isEqualTo(3);
    }

    /** An unreached instruction costs nothing; the stretch up to a trap is paid in full. */
    @Test
    void aTrapIsChargedUpToItsStretch() {
        Wasm wasm = new Wasm().memory(1);
        byte[] load = join(constant(-4), op(0x28, 0, 0, 0x1A), constant(1), op(0x1A));
        wasm.exported("go", wasm.type(params(I32)), join(load, op(0x02, 0x40, 0x0B), constant(2), op(0x1A)));

        Run run = guests.run(PLENTY);
        assertThatThrownBy(() -> execute(wasm, Imports.none(), run, "go", 0)).isInstanceOf(Trap.class);
        assertThat(run.fuelUsed()).isEqualTo(3);
    }

    @Test
    void whatIsLeftIsEnoughToTheLastUnit() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), join(local(0), constant(1), op(0x6A, 0x1A)));

        Run enough = guests.run(3L);
        execute(wasm, Imports.none(), enough, "go", 1);
        assertThat(enough.fuelUsed()).isEqualTo(3);
        assertRunsOut(wasm, guests.run(2L));
    }

    @Test
    void anEndlessLoopRunsOut() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), forever(op()));
        assertRunsOut(wasm, guests.run(10_000_000L));
    }

    /** Its blocks cost nothing by themselves. */
    @Test
    void anEndlessLoopOfEmptyBlocksRunsOut() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), forever(op(0x02, 0x40, 0x0B, 0x03, 0x40, 0x0B)));
        assertRunsOut(wasm, guests.run(10_000_000L));
    }

    @Test
    void aRecursionRunsOut() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), join(local(0), call(0)));
        assertRunsOut(wasm, guests.run(500L));
    }

    @Test
    void tailCallsRunOut() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32));
        wasm.function(type, join(local(0), op(0x12, 1)));
        wasm.exported("go", type, join(local(0), op(0x12, 0)));
        assertRunsOut(wasm, guests.run(1_000_000L));
    }

    @Test
    void aTailCallOfItselfRunsOut() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), join(local(0), op(0x12, 0)));
        assertRunsOut(wasm, guests.run(1_000_000L));
    }

    @Test
    void theGuestCannotCatchIt() {
        Wasm wasm = new Wasm();
        int endless = wasm.function(wasm.type(params()), forever(op()));
        byte[] caught = join(op(0x02, 0x40, 0x1F, 0x40, 1, 2, 0), call(endless), op(0x0B, 0x0B));
        wasm.exported("go", wasm.type(params(I32)), forever(caught));
        assertRunsOut(wasm, guests.run(100_000L));
    }

    /** As many returns as there can be, each followed by more instructions than a function may have unwatched. */
    @Test
    void returnsFromDeepInsideRunOut() {
        Wasm wasm = new Wasm();
        byte[] work = op();
        for (int i = 0; i < 1_000; i++) {
            work = join(work, constant(i), op(0x1A, 0x01), local(0), op(0x1A));
        }
        byte[] deeper = join(local(0), op(0x04, 0x40), local(0), constant(1), op(0x6B), call(0), op(0x0B));
        wasm.exported("go", wasm.type(params(I32)), join(deeper, work));

        Run run = guests.run(4_000L);
        assertThatThrownBy(() -> execute(wasm, Imports.none(), run, "go", 300)).isInstanceOf(Stopped.class);
        assertThat(run.fuelUsed()).isLessThan(4_000 + 2 * 2_010);
    }

    @Test
    void instancesOfARunShareItsFuel() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), join(local(0), op(0x1A)));
        Run run = guests.run(2L);
        for (int i = 0; i < 2; i++) {
            execute(wasm, Imports.none(), run, "go", 0);
        }
        assertThat(run.fuelUsed()).isEqualTo(2);
        assertRunsOut(wasm, run);
    }

    @Test
    void hostFunctionsSeeWhatWasUsed() throws ReflectiveOperationException {
        Wasm wasm = new Wasm();
        int used = wasm.importFunction("env", "used", wasm.type(params(), I32));
        wasm.exported("go", wasm.type(params(I32), I32), join(local(0), op(0x1A), call(used)));
        Imports imports = Imports.builder()
                .add(
                        "env",
                        "used",
                        HostFunction.of(MethodHandles.lookup()
                                .findStatic(
                                        FuelTest.class, "used", MethodType.methodType(int.class, CoreInstance.class))))
                .build();

        assertThat(execute(wasm, imports, guests.run(PLENTY), "go", 0)).isEqualTo(2);
    }

    @Test
    void aGuestThatDoesNotCountUsesNone() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(I32)), join(local(0), op(0x1A)));
        Run run = guests.run(0L);
        try (CoreModule module = guests.compile(wasm.bytes());
                CoreInstance instance = module.instantiate(Imports.none(), config(run))) {
            Guests.call(instance, "go", 1);
        }
        assertThat(run.fuelUsed()).isZero();
    }

    static int used(CoreInstance instance) {
        return (int) instance.run().fuelUsed();
    }

    private long used(Wasm wasm, int argument) {
        return used(wasm, "go", argument);
    }

    private long used(Wasm wasm, String function, int argument) {
        Run run = guests.run(RunLimits.UNLIMITED_FUEL);
        execute(wasm, Imports.none(), run, function, argument);
        return run.fuelUsed();
    }

    private void assertRunsOut(Wasm wasm, Run run) {
        assertThatThrownBy(() -> run.call(inside -> execute(wasm, Imports.none(), inside, "go", 1)))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.FUEL));
        assertThat(run.stopReason()).contains(StopReason.FUEL);
        assertThat(run.fuelUsed()).isGreaterThan(run.limits().fuel());
        assertThat(Thread.interrupted()).isFalse();
    }

    private Object execute(Wasm wasm, Imports imports, Run run, String function, int argument) {
        try (CoreModule module = guests.compileWithFuel(wasm.bytes());
                CoreInstance instance = module.instantiate(imports, config(run))) {
            return Guests.call(instance, function, argument);
        }
    }

    private static InstanceConfig config(Run run) {
        return new InstanceConfig(InstanceLimits.defaults(), run, "host");
    }
}
