package dev.mote.engine;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.I64;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports of every kind, and what is said about one that does not fit. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class LinkTest {
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
    void fault5AMissingImportIsNamed() {
        Wasm wasm = new Wasm();
        wasm.importFunction("env", "gone", wasm.type(params(I32, I64), I32));
        assertThatThrownBy(() -> guests.instance(wasm.bytes()))
                .isInstanceOfSatisfying(ModuleException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ModuleException.Code.UNKNOWN_IMPORT);
                    assertThat(refused).hasMessage("unknown import env.gone (i32,i64)->(i32)");
                });
    }

    @Test
    void fault5AnImportOfAnotherTypeIsNamedWithBothTypes() throws Exception {
        Wasm wasm = new Wasm();
        wasm.importFunction("env", "f", wasm.type(params(I64), I32));
        HostFunction offered = HostFunction.of(MethodHandles.lookup()
                .findStatic(LinkTest.class, "same", MethodType.methodType(int.class, CoreInstance.class, int.class)));
        assertWrong(wasm, offered, "(i64)->(i32) and offered as (i32)->(i32)");
        assertWrong(wasm, guests.engine.global(new GlobalType(ValueType.I32, false), 1), "import env.f is wanted as");
    }

    @Test
    void sizesOfMemoriesAndTablesAreCompared() {
        Memory memory = guests.engine.memory(MemoryType.of(1), guests.config());
        assertWrong(new Wasm().importMemory("env", "f", 2), memory, "env.f");
        Table table = guests.engine.table(new TableType(ValueType.FUNCREF, 3, OptionalLong.empty()));
        assertWrong(new Wasm().importTable("env", "f", 4), table, "env.f");
        guests.instance(new Wasm().importTable("env", "f", 3).bytes(), imports("f", table));
        memory.grow(1);
        guests.instance(new Wasm().importMemory("env", "f", 2).bytes(), imports("f", memory));
    }

    @Test
    void mutabilityOfGlobalsIsCompared() {
        Global global = guests.engine.global(new GlobalType(ValueType.I32, true), 1);
        assertWrong(new Wasm().importGlobal("env", "f", I32, false), global, "env.f");
        assertWrong(new Wasm().importGlobal("env", "f", I64, true), global, "env.f");
    }

    @Test
    void aSharedGlobalAndMemoryAreOne() {
        Wasm wasm = new Wasm().importGlobal("env", "g", I32, true).importMemory("env", "m", 1);
        wasm.exported(
                "set", wasm.type(params(I32)), join(local(0), op(0x24, 0), constant(8), local(0), op(0x36, 0, 0)));
        wasm.exported("get", wasm.type(params(), I32), join(op(0x23, 0), constant(8), op(0x28, 0, 0, 0x6A)));
        wasm.export("again", Wasm.GLOBAL, 0).export("memory", Wasm.MEMORY, 0);
        Global global = guests.engine.global(new GlobalType(ValueType.I32, true), 1);
        Memory memory = guests.engine.memory(MemoryType.of(1), guests.config());
        Imports imports = Imports.builder()
                .add("env", "g", global)
                .add("env", "m", memory)
                .build();
        CoreInstance one = guests.instance(wasm.bytes(), imports);
        CoreInstance two = guests.instance(wasm.bytes(), imports);
        Guests.call(one, "set", 21);
        assertThat(Guests.call(two, "get")).isEqualTo(42);
        assertThat(global.get()).isEqualTo(21);
        assertThat(two.export("again")).containsSame(global);
        assertThat(two.memory()).isSameAs(memory);
        assertThat(two.export("memory")).containsSame(memory);
    }

    @Test
    void aSharedMemoryCopiesFromTheSegmentsOfTheInstanceThatRuns() {
        Memory memory = guests.engine.memory(MemoryType.of(1), guests.config());
        CoreInstance one = guests.instance(segment(memory, 1), imports("m", memory));
        CoreInstance two = guests.instance(segment(memory, 2), imports("m", memory));
        Guests.call(one, "init");
        assertThat(memory.getByte(0)).isEqualTo((byte) 1);
        Guests.call(two, "init");
        assertThat(memory.getByte(0)).isEqualTo((byte) 2);
        Guests.call(two, "drop");
        Guests.call(one, "init");
        assertThat(memory.getByte(0)).isEqualTo((byte) 1);
        assertThatThrownBy(() -> Guests.call(two, "init")).hasMessage("out of bounds memory access");
    }

    @Test
    void aSharedTableCallsTheInstanceThatFilledIt() {
        Table table = guests.engine.table(new TableType(ValueType.FUNCREF, 2, OptionalLong.empty()));
        Wasm filler = new Wasm().importTable("env", "t", 2).memory(1).data(0, new byte[] {77});
        int type = filler.type(params(), I32);
        filler.elements(1, filler.function(type, join(constant(0), op(0x2D, 0, 0))));
        guests.instance(filler.bytes(), imports("t", table));
        Wasm caller = new Wasm().importTable("env", "t", 2).memory(1);
        caller.exported("go", caller.type(params(), I32), join(constant(1), op(0x11, 0, 0)));
        assertThat(Guests.call(guests.instance(caller.bytes(), imports("t", table)), "go"))
                .isEqualTo(77);
    }

    @Test
    void adaptedHostFunctionsAreKeptButNeverMixedUp() throws Exception {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32), I32);
        wasm.importFunction("env", "f", type);
        wasm.exported("go", type, join(local(0), Wasm.call(0)));
        var module = guests.compile(wasm.bytes());
        Imports same = imports("f", host("same"));
        Imports twice = imports("f", host("twice"));
        for (int i = 0; i < 3; i++) {
            assertThat(Guests.call(module.instantiate(same, guests.config()), "go", 5))
                    .isEqualTo(5);
            assertThat(Guests.call(module.instantiate(twice, guests.config()), "go", 5))
                    .isEqualTo(10);
        }
    }

    static int same(CoreInstance caller, int value) {
        return value;
    }

    static int twice(CoreInstance caller, int value) {
        return 2 * value;
    }

    private static HostFunction host(String name) throws ReflectiveOperationException {
        MethodHandle handle = MethodHandles.lookup()
                .findStatic(LinkTest.class, name, MethodType.methodType(int.class, CoreInstance.class, int.class));
        return HostFunction.of(handle);
    }

    private static byte[] segment(Memory memory, int value) {
        Wasm wasm = new Wasm().importMemory("env", "m", memory.pages()).passiveData(new byte[] {(byte) value});
        int type = wasm.type(params());
        wasm.exported("init", type, join(constant(0), constant(0), constant(1), op(0xFC, 0x08, 0, 0)));
        wasm.exported("drop", type, op(0xFC, 0x09, 0));
        return wasm.bytes();
    }

    private static Imports imports(String name, Extern extern) {
        return Imports.builder().add("env", name, extern).build();
    }

    private void assertWrong(Wasm wasm, Extern offered, String message) {
        assertThatThrownBy(() -> guests.instance(wasm.bytes(), imports("f", offered)))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        ModuleException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ModuleException.Code.WRONG_IMPORT_TYPE));
    }
}
