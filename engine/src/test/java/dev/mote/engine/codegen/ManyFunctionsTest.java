package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
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
import dev.mote.engine.Trap;
import dev.mote.engine.Wasm;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Indirect calls of a type that so many functions have that one method cannot choose among them: compilers as guests. */
final class ManyFunctionsTest {
    private static final int COUNT = 7_000;

    @Test
    void everyFunctionOfATypeIsReached() {
        try (Guests guests = new Guests(EngineKind.MOTE)) {
            CoreInstance instance = guests.instance(module());
            assertThat(IntStream.range(0, COUNT).map(i -> (int) Guests.call(instance, "run", i)))
                    .containsExactly(
                            IntStream.range(0, COUNT).map(i -> 3 * i).boxed().toArray(Integer[]::new));
            assertThatThrownBy(() -> Guests.call(instance, "run", COUNT)).isInstanceOf(Trap.class);
            assertThatThrownBy(() -> Guests.call(instance, "run", COUNT + 1)).isInstanceOf(Trap.class);
        }
    }

    /** A table of functions that answer three times their index; then one of another type. */
    private static byte[] module() {
        Wasm wasm = new Wasm();
        int type = wasm.type(params(), I32);
        int other = wasm.type(params(I32), I32);
        int[] functions = new int[COUNT + 1];
        for (int i = 0; i < COUNT; i++) {
            functions[i] = wasm.function(type, constant(3 * i));
        }
        functions[COUNT] = wasm.function(other, local(0));
        wasm.table(COUNT + 1).elements(0, functions);
        return wasm.exported("run", other, join(local(0), op(0x11, type, 0))).bytes();
    }
}
