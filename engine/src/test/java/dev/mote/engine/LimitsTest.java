package dev.mote.engine;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an instance may hold, and what a node may. */
@ParameterizedClass
@EnumSource(value = EngineKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ENDIVE_INTERPRETED")
class LimitsTest {
    /** Bytes; no engine charges less than a page of the machine, nor more than this, for one byte. */
    private static final int APART = 1 << 14;

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
    void fault20GrowingInALoopEndsWithMinusOne() {
        // (loop (br_if 0 (i32.ne (memory.grow 1) -1))) memory.size
        Wasm wasm = new Wasm().memory(1);
        wasm.exported(
                "grow",
                wasm.type(params(), I32),
                join(
                        op(0x03, 0x40),
                        constant(1),
                        op(0x40, 0x00),
                        constant(-1),
                        op(0x47, 0x0D, 0x00, 0x0B, 0x3F, 0x00)));
        try (CoreModule module = guests.compile(wasm.bytes());
                CoreInstance instance = module.instantiate(Imports.none(), guests.config(16L << 20))) {
            assertThat(Guests.call(instance, "grow")).isEqualTo(256);
            assertThat(guests.budget.used()).isLessThanOrEqualTo(16L << 20);
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void fault20ManyMemoriesTogetherStayWithinTheNode() {
        MemoryBudget budget = new MemoryBudget(8 << 20);
        try (Guests small = new Guests(kind, budget);
                CoreModule module = small.compile(filling())) {
            List<CoreInstance> alive = new ArrayList<>();
            assertThatThrownBy(() -> {
                        while (true) {
                            CoreInstance instance = module.instantiate(Imports.none(), small.config());
                            alive.add(instance);
                            Guests.call(instance, "fill");
                        }
                    })
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.NODE_MEMORY_EXHAUSTED));
            assertThat(alive).hasSizeBetween(8, 9);
            assertThat(budget.used()).isBetween(7L << 20, 8L << 20);
            alive.forEach(CoreInstance::close);
            assertThat(budget.used()).isZero();
            Guests.call(module.instantiate(Imports.none(), small.config()), "fill");
        }
    }

    @Test
    void fault6MemoriesAddUp() {
        byte[] two = new Wasm().memory(600).memory(600).bytes();
        try (CoreModule module = guests.compile(two)) {
            assertRefused(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    () -> module.instantiate(Imports.none(), guests.config(1_199L * MemoryType.PAGE)));
            module.instantiate(Imports.none(), guests.config(1_200L * MemoryType.PAGE))
                    .close();
        }
        assertRefused(
                ModuleException.Code.MEMORY_TOO_LARGE,
                () -> guests.compile(new Wasm().memory(9_000).memory(9_000).bytes()));
    }

    @Test
    void fault7AHugeTableIsRefusedBeforeItIsAllocated() {
        assertThatThrownBy(() -> guests.compile(new Wasm().table(0xFFFFFFFFL).bytes()))
                .isInstanceOf(ModuleException.class);
        try (CoreModule module = guests.compile(new Wasm().table(60).table(41).bytes())) {
            InstanceConfig config = new InstanceConfig(new InstanceLimits(0, 100), guests.run(), "host");
            assertRefused(ModuleException.Code.TOO_COMPLEX, () -> module.instantiate(Imports.none(), config));
        }
    }

    @Test
    void aLargeTableIsChargedToTheNode() {
        Wasm wasm = new Wasm().table(1 << 20);
        wasm.exported("grow", wasm.type(params(), I32), join(op(0xD0, 0x70), constant(1 << 16), op(0xFC, 0x0F, 0x00)));
        try (Guests small = new Guests(kind, new MemoryBudget(9 << 20));
                CoreModule module = small.compile(wasm.bytes())) {
            InstanceConfig config = new InstanceConfig(new InstanceLimits(0, 1 << 21), small.run(), "host");
            CoreInstance instance = module.instantiate(Imports.none(), config);
            assertThat(small.budget.used()).isEqualTo(8 << 20);
            assertThat(Guests.call(instance, "grow")).isEqualTo(1 << 20);
            assertThat(Guests.call(instance, "grow")).isEqualTo((1 << 20) + (1 << 16));
            assertThat(Guests.call(instance, "grow")).isEqualTo(-1);
            instance.close();
            instance.close();
            assertThat(small.budget.used()).isZero();
        }
    }

    @Test
    void fault3DataFarApartIsNoMemoryBomb() {
        Wasm wasm = new Wasm().memory(4_000);
        for (int i = 0; i < 16_000; i++) {
            wasm.data(i * APART, new byte[] {(byte) (i + 1)});
        }
        try (CoreModule module = guests.compile(wasm.bytes());
                CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(instance.memory().getByte(0)).isEqualTo((byte) 1);
            assertThat(instance.memory().getByte(15_999 * APART)).isEqualTo((byte) 16_000);
            // All but some four megabytes of it are the instance's own, at the node's expense.
            assertThat(guests.budget.used()).isGreaterThan(60L << 20);
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void aTableGrowsToItsLimitAndInstancesDoNotShareItsSize() {
        Wasm wasm = new Wasm().table(10);
        wasm.exported("grow", wasm.type(params(I32), I32), join(op(0xD0, 0x70), local(0), op(0xFC, 0x0F, 0x00)));
        try (CoreModule module = guests.compile(wasm.bytes())) {
            InstanceConfig config = new InstanceConfig(new InstanceLimits(0, 100), guests.run(), "host");
            CoreInstance first = module.instantiate(Imports.none(), config);
            assertThat(Guests.call(first, "grow", 90)).isEqualTo(10);
            assertThat(guests.budget.refusedElements()).isZero();
            assertThat(Guests.call(first, "grow", 1)).isEqualTo(-1);
            assertThat(guests.budget.refusedElements()).isEqualTo(1);
            assertThat(Guests.call(first, "grow", -1)).isEqualTo(-1);
            CoreInstance second = module.instantiate(Imports.none(), config);
            assertThat(Guests.call(second, "grow", 0)).isEqualTo(10);
        }
    }

    @Test
    void theMinimumOfTheFirstMemoryCanBeRaised() {
        CompileOptions options = new CompileOptions(ModuleLimits.defaults(), "shared", 1_000);
        byte[] wasm = new Wasm().memory(2, 16).data(131_070, new byte[] {1, 2}).bytes();
        try (CoreModule module = guests.engine.compile(wasm, options);
                CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(instance.memory().pages()).isEqualTo(1_000);
            assertThat(instance.memory().read(131_070, 3)).containsExactly(1, 2, 0);
            assertThat(instance.memory().type().maximum()).isEqualTo(OptionalLong.of(1_000));
        }
    }

    /** Writes to every page of its one-megabyte memory. */
    private static byte[] filling() {
        Wasm wasm = new Wasm().memory(16);
        wasm.exported(
                "fill", wasm.type(params()), join(constant(0), constant(1), constant(1 << 20), op(0xFC, 0x0B, 0x00)));
        return wasm.bytes();
    }

    private static void assertRefused(ModuleException.Code code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ModuleException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
