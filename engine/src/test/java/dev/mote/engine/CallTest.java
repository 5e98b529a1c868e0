package dev.mote.engine;

import static dev.mote.engine.Wasm.EXTERNREF;
import static dev.mote.engine.Wasm.F32;
import static dev.mote.engine.Wasm.F64;
import static dev.mote.engine.Wasm.FUNCREF;
import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.I64;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Values cross the edge in both directions, compiled and interpreted alike. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class CallTest {
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
    void everyNumberCrossesTheEdgeUnchanged() throws Throwable {
        for (var pair : List.<Object[]>of(
                new Object[] {I32, -7}, new Object[] {I64, Long.MIN_VALUE}, new Object[] {F32, -0.0f}, new Object[] {
                    F64, Double.NaN
                })) {
            Wasm wasm = new Wasm();
            wasm.exported("same", wasm.type(params((int) pair[0]), (int) pair[0]), local(0));
            GuestFunction same = guests.instance(wasm.bytes()).function("same").orElseThrow();
            assertThat(same.call(pair[1])).containsExactly(pair[1]);
            assertThat(same.handle().invoke(pair[1])).isEqualTo(pair[1]);
        }
    }

    @Test
    void severalResultsComeAsAnArray() throws Throwable {
        Wasm wasm = new Wasm();
        wasm.exported("swap", wasm.type(params(I32, I64), I64, I32), join(local(1), local(0)));
        GuestFunction swap = guests.instance(wasm.bytes()).function("swap").orElseThrow();
        assertThat(swap.call(1, 2L)).containsExactly(2L, 1);
        assertThat((Object[]) swap.handle().invokeExact(1, 2L)).containsExactly(2L, 1);
    }

    @Test
    void hostObjectsAndFunctionsCrossTheEdge() {
        Wasm wasm = new Wasm();
        wasm.exported("object", wasm.type(params(EXTERNREF), EXTERNREF), local(0));
        wasm.exported("function", wasm.type(params(FUNCREF), FUNCREF), local(0));
        CoreInstance instance = guests.instance(wasm.bytes());
        Object thing = new Object();
        assertThat(Guests.call(instance, "object", thing)).isSameAs(thing);
        assertThat(Guests.call(instance, "object", (Object) null)).isNull();
        GuestFunction function = instance.function("function").orElseThrow();
        assertThat(Guests.call(instance, "function", function)).isEqualTo(function);
        assertThat(Guests.call(instance, "function", (Object) null)).isNull();
    }

    @Test
    void hostFunctionsAreCalledWithTheirOwnTypes() throws Exception {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(I32, I64, F32, F64), F64);
        int sum = wasm.importFunction("env", "sum", type);
        wasm.exported("go", type, join(local(0), local(1), local(2), local(3), Wasm.call(sum)));
        Imports imports = imports(
                "sum", HostFunction.of(own("sum", double.class, int.class, long.class, float.class, double.class)));
        assertThat(Guests.call(guests.instance(wasm.bytes(), imports), "go", 1, 2L, 3f, 4d))
                .isEqualTo(10d);
    }

    @Test
    void hostFunctionsTakeAndGiveReferencesAndSeveralResults() throws Exception {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(EXTERNREF, I32), I32, EXTERNREF);
        int swap = wasm.importFunction("env", "swap", type);
        wasm.exported("go", type, join(local(0), local(1), Wasm.call(swap)));
        FuncType funcType =
                FuncType.of(List.of(ValueType.EXTERNREF, ValueType.I32), ValueType.I32, ValueType.EXTERNREF);
        Imports imports =
                imports("swap", new HostFunction(funcType, own("swap", Object[].class, Object.class, int.class)));
        GuestFunction go = guests.instance(wasm.bytes(), imports).function("go").orElseThrow();
        assertThat(go.call("thing", 5)).containsExactly(5, "thing");
    }

    @Test
    void whatAHostFunctionThrowsPassesThroughTheGuestUnchanged() throws Exception {
        Wasm wasm = new Wasm();
        int fail = wasm.importFunction("env", "fail", wasm.type(params()));
        wasm.exported("go", 0, Wasm.call(fail));
        Imports imports = imports("fail", HostFunction.of(own("fail", void.class)));
        CoreInstance instance = guests.instance(wasm.bytes(), imports);
        assertThatThrownBy(() -> Guests.call(instance, "go"))
                .isInstanceOf(IOException.class)
                .hasMessage("ours");
    }

    @Test
    void aHostFunctionSeesTheCallingInstanceAndItsHost() throws Exception {
        Wasm wasm = new Wasm().memory(1);
        int poke = wasm.importFunction("env", "poke", wasm.type(params()));
        wasm.exported("go", 0, Wasm.call(poke));
        CoreInstance instance =
                guests.instance(wasm.bytes(), imports("poke", HostFunction.of(own("poke", void.class))));
        Guests.call(instance, "go");
        assertThat(instance.memory().read(8, 4)).isEqualTo("host".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void oneInstanceCallsAnother() {
        Wasm callee = new Wasm();
        callee.exported("twice", callee.type(params(I32), I32), join(local(0), local(0), op(0x6A)));
        CoreInstance library = guests.instance(callee.bytes());
        Wasm caller = new Wasm();
        int type = caller.type(params(I32), I32);
        int twice = caller.importFunction("lib", "twice", type);
        caller.exported("go", type, join(local(0), Wasm.call(twice), Wasm.call(twice)));
        Imports imports = Imports.builder()
                .add("lib", "twice", library.function("twice").orElseThrow())
                .build();
        assertThat(Guests.call(guests.instance(caller.bytes(), imports), "go", 5))
                .isEqualTo(20);
    }

    static double sum(CoreInstance caller, int a, long b, float c, double d) {
        return a + b + c + d;
    }

    static Object[] swap(CoreInstance caller, Object object, int number) {
        return new Object[] {number, object};
    }

    static void fail(CoreInstance caller) throws IOException {
        throw new IOException("ours");
    }

    static void poke(CoreInstance caller) {
        caller.memory().write(8, caller.host(String.class).getBytes(StandardCharsets.US_ASCII));
    }

    private static Imports imports(String name, HostFunction function) {
        return Imports.builder().add("env", name, function).build();
    }

    private static MethodHandle own(String name, Class<?> result, Class<?>... params) throws Exception {
        MethodType type = MethodType.methodType(result, params).insertParameterTypes(0, CoreInstance.class);
        return MethodHandles.lookup().findStatic(CallTest.class, name, type);
    }
}
