package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.I64;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static dev.mote.engine.Wasm.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Global;
import dev.mote.engine.Guests;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.V128;
import dev.mote.engine.Wasm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors on their way between functions, blocks, globals, memories and the host; with both shapes, split and whole. */
@ParameterizedClass
@CsvSource({"PROCESSOR,false", "PROCESSOR,true", "PLAIN,false", "PLAIN,true"})
final class VectorTest {
    private static final int VECTOR = 0x7B;
    private static final V128 A = new V128(0x1122_3344_5566_7788L, -2);
    private static final V128 B = new V128(5, Long.MIN_VALUE);
    private static final byte[] ADD_LONGS = simd(0xCE);
    private static final byte[] SPLAT_LONG = simd(0x12);

    @Parameter(0)
    private VectorMode mode;

    @Parameter(1)
    private boolean split;

    private Guests guests;

    @BeforeEach
    void open() {
        SplitLimits limits = split ? SplitLimits.tiny() : SplitLimits.defaults();
        MemoryBudget budget = new MemoryBudget(1L << 30);
        guests = new Guests(
                new MoteEngine(new CodegenConfig(budget, ShapePolicy.mapped(), limits).withVectors(mode)), budget);
    }

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void argumentsBetweenOthersKeepTheirPlaces() {
        Wasm module = new Wasm();
        int type = module.type(params(I32, VECTOR, I64, VECTOR), VECTOR);
        // y + splat(b) + splat(a); x is passed over
        int callee = module.function(
                type, join(local(3), local(2), SPLAT_LONG, ADD_LONGS, local(0), op(0xAC), SPLAT_LONG, ADD_LONGS));
        int caller = module.type(params(VECTOR, VECTOR), VECTOR);
        module.exported("run", caller, join(constant(3), local(0), constant(40L), local(1), op(0x10, callee)));
        assertThat(call(module, "run", A, B)).isEqualTo(new V128(48, Long.MIN_VALUE + 43));
    }

    @Test
    void severalResultsComeBackInOrder() {
        Wasm module = new Wasm();
        int pair = module.type(params(VECTOR, I32), VECTOR, I32, VECTOR);
        int callee = module.function(pair, join(local(0), local(1), local(0), local(0), ADD_LONGS));
        int type = module.type(params(VECTOR), VECTOR);
        // the sum of both vectors and of the number between them
        module.exported(
                "run",
                type,
                join(
                        local(0),
                        constant(7),
                        op(0x10, callee),
                        op(0x21, 0),
                        op(0xAC),
                        SPLAT_LONG,
                        ADD_LONGS,
                        local(0),
                        ADD_LONGS));
        module.export("pair", Wasm.FUNCTION, callee);
        CoreInstance instance = guests.instance(module.bytes());
        assertThat(Guests.call(instance, "run", B)).isEqualTo(new V128(22, Long.MIN_VALUE + 7));
        assertThat(instance.function("pair").orElseThrow().call(A, 9))
                .containsExactly(A, 9, new V128(A.low() * 2, A.high() * 2));
    }

    @Test
    void globalsKeepVectors() {
        Wasm module = new Wasm();
        module.global(VECTOR, true, vector(A)).global(VECTOR, true, vector(B)).export("seen", Wasm.GLOBAL, 1);
        int type = module.type(params(VECTOR), VECTOR);
        module.exported(
                "run",
                type,
                join(op(0x23, 0), op(0x24, 1), local(0), op(0x24, 0), op(0x23, 0), op(0x23, 1), ADD_LONGS));
        CoreInstance instance = guests.instance(module.bytes());
        Global seen = (Global) instance.export("seen").orElseThrow();
        assertThat(seen.get()).isEqualTo(B);
        assertThat(Guests.call(instance, "run", B)).isEqualTo(sum(A, B));
        assertThat(seen.get()).isEqualTo(A);
    }

    @Test
    void tablesAndTheHostPassVectors() throws ReflectiveOperationException {
        Wasm module = new Wasm();
        int type = module.type(params(VECTOR, I32), VECTOR);
        int host = module.importFunction("env", "host", type);
        int own = module.function(type, join(local(0), local(0), ADD_LONGS));
        module.table(2).elements(0, host, own);
        module.exported("run", type, join(local(0), local(1), local(1), op(0x11, type, 0)));
        HostFunction function = HostFunction.of(MethodHandles.lookup()
                .findStatic(
                        VectorTest.class,
                        "invert",
                        MethodType.methodType(V128.class, CoreInstance.class, V128.class, int.class)));
        CoreInstance instance = guests.instance(
                module.bytes(), Imports.builder().add("env", "host", function).build());
        assertThat(Guests.call(instance, "run", A, 0)).isEqualTo(new V128(~A.low(), ~A.high()));
        assertThat(Guests.call(instance, "run", A, 1)).isEqualTo(sum(A, A));
    }

    static V128 invert(CoreInstance caller, V128 value, int ignored) {
        return new V128(~value.low(), ~value.high());
    }

    @Test
    void selectTakesOneOfTwo() {
        Wasm module = new Wasm();
        int type = module.type(params(VECTOR, VECTOR, I32), VECTOR);
        module.exported("run", type, join(local(0), local(1), local(2), op(0x1B)));
        CoreInstance instance = guests.instance(module.bytes());
        assertThat(Guests.call(instance, "run", A, B, 1)).isEqualTo(A);
        assertThat(Guests.call(instance, "run", A, B, 0)).isEqualTo(B);
    }

    @Test
    void branchTablesTakeVectorsAlong() {
        Wasm module = new Wasm();
        int type = module.type(params(VECTOR, I32), VECTOR);
        module.exported(
                "run",
                type,
                join(
                        op(0x02, VECTOR, 0x02, VECTOR),
                        local(0),
                        local(1),
                        op(0x0E, 1, 0, 1, 0x0B),
                        vector(B),
                        ADD_LONGS,
                        op(0x0B)));
        CoreInstance instance = guests.instance(module.bytes());
        assertThat(Guests.call(instance, "run", A, 0)).isEqualTo(sum(A, B));
        assertThat(Guests.call(instance, "run", A, 1)).isEqualTo(A);
    }

    @Test
    void loopsCarryVectorsInLocalsAndOnTheStack() {
        Wasm module = new Wasm();
        int type = module.type(params(VECTOR, I32), VECTOR);
        int carried = module.type(params(VECTOR), VECTOR);
        // The loop's parameter and a local that starts as zero both grow by the argument; the sum of both comes out.
        module.export(
                "run",
                Wasm.FUNCTION,
                module.function(
                        type,
                        new int[] {VECTOR},
                        join(
                                vector(B),
                                op(0x03, carried),
                                local(0),
                                ADD_LONGS,
                                local(2),
                                local(0),
                                ADD_LONGS,
                                op(0x21, 2),
                                local(1),
                                constant(1),
                                op(0x6B, 0x22, 1, 0x0D, 0, 0x0B),
                                local(2),
                                ADD_LONGS)));
        CoreInstance instance = guests.instance(module.bytes());
        V128 expected = new V128(5 + 2000 * A.low(), Long.MIN_VALUE - 4000);
        assertThat(Guests.call(instance, "run", A, 1000)).isEqualTo(expected);
    }

    @Test
    void exceptionsCarryVectors() {
        Wasm module = new Wasm();
        int tag = module.type(params(I32, VECTOR));
        int both = module.type(params(), I32, VECTOR);
        int type = module.type(params(VECTOR), VECTOR);
        module.tag(tag);
        int thrower = module.function(tag, join(local(0), local(1), op(0x08, 0)));
        module.exported(
                "run",
                type,
                join(
                        op(0x02, both),
                        op(0x1F, 0x40, 1, 0, 0, 0),
                        constant(9),
                        local(0),
                        op(0x10, thrower),
                        op(0x0B, 0x00, 0x0B),
                        op(0x21, 0),
                        op(0xAC),
                        SPLAT_LONG,
                        local(0),
                        ADD_LONGS));
        assertThat(call(module, "run", A)).isEqualTo(new V128(A.low() + 9, A.high() + 9));
    }

    @Test
    void tailCallsPassVectors() {
        Wasm module = new Wasm();
        int type = module.type(params(VECTOR, I32), VECTOR);
        byte[] step = join(local(0), vector(B), ADD_LONGS, local(1), constant(1), op(0x6B));
        byte[] done = join(local(1), op(0x45, 0x04, 0x40), local(0), op(0x0F, 0x0B));
        module.exported("self", type, join(done, step, op(0x12, 0)));
        module.exported("there", type, join(done, step, op(0x12, 2)));
        module.exported("back", type, join(done, step, op(0x12, 1)));
        CoreInstance instance = guests.instance(module.bytes());
        V128 expected = new V128(A.low() + 50_000, A.high());
        assertThat(Guests.call(instance, "self", A, 10_000)).isEqualTo(expected);
        assertThat(Guests.call(instance, "there", A, 10_000)).isEqualTo(expected);
    }

    @Test
    void aStoreThatDoesNotFitWritesNothing() {
        Wasm module = new Wasm().memory(1, 1).export("memory", Wasm.MEMORY, 0);
        int store = module.type(params(I32, VECTOR));
        int load = module.type(params(I32), VECTOR);
        module.exported("store", store, join(local(0), local(1), simd(11), op(0, 0)));
        module.exported("far", store, join(local(0), local(1), simd(11), op(0), unsigned(0xFFFF_FFF0L)));
        module.exported("load", load, join(local(0), simd(0), op(0, 0)));
        CoreInstance instance = guests.instance(module.bytes());
        int size = 1 << 16;
        Guests.call(instance, "store", size - 16, A);
        for (int address : new int[] {size - 15, size - 8, size, -1, -8, -16, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> Guests.call(instance, "store", address, B)).satisfies(VectorTest::outOfBounds);
            assertThatThrownBy(() -> Guests.call(instance, "load", address)).satisfies(VectorTest::outOfBounds);
        }
        for (int address : new int[] {0, 1, 16, size, -1}) {
            assertThatThrownBy(() -> Guests.call(instance, "far", address, B)).satisfies(VectorTest::outOfBounds);
        }
        assertThat(Guests.call(instance, "load", size - 16)).isEqualTo(A);
        assertThat(Guests.call(instance, "load", 0)).isEqualTo(new V128(0, 0));
    }

    /** Often enough that the last rounds run compiled. */
    @Test
    void aLoopThatLeavesTheMemoryChangesAllButWhatDoesNotFit() {
        int rounds = 150;
        Wasm module = new Wasm().memory(1, 1);
        int walk = module.type(params(I32));
        int load = module.type(params(I32), VECTOR);
        byte[] grown = join(local(0), simd(0), op(0, 8), vector(B), ADD_LONGS);
        module.exported(
                "walk",
                walk,
                join(
                        op(0x03, 0x40),
                        local(0),
                        grown,
                        simd(11),
                        op(0, 8),
                        local(0),
                        constant(16),
                        op(0x6A, 0x21, 0, 0x0C, 0, 0x0B)));
        module.exported("load", load, join(local(0), simd(0), op(0, 0)));
        CoreInstance instance = guests.instance(module.bytes());
        for (int round = 0; round < rounds; round++) {
            assertThatThrownBy(() -> Guests.call(instance, "walk", 0)).satisfies(VectorTest::outOfBounds);
        }
        int end = 1 << 16;
        V128 changed = new V128(5L * rounds, 0);
        assertThat(Guests.call(instance, "load", 8)).isEqualTo(changed);
        assertThat(Guests.call(instance, "load", end - 24)).isEqualTo(changed);
        assertThat(Guests.call(instance, "load", end - 16)).isEqualTo(new V128(0, 0));
    }

    private static void outOfBounds(Throwable thrown) {
        assertThat(((Trap) thrown).code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }

    private Object call(Wasm module, String name, Object... arguments) {
        return Guests.call(guests.instance(module.bytes()), name, arguments);
    }

    private static V128 sum(V128 a, V128 b) {
        return new V128(a.low() + b.low(), a.high() + b.high());
    }

    private static byte[] simd(int number) {
        return join(op(0xFD), unsigned(number));
    }

    /** {@code v128.const value}. */
    private static byte[] vector(V128 value) {
        byte[] bits = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value.low())
                .putLong(value.high())
                .array();
        return join(simd(12), bits);
    }
}
