package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import dev.mote.engine.binary.ModuleReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A function is recursive if calls lead from it back to it, whichever way. */
final class RecursionTest {
    private final Wasm wasm = new Wasm();
    private final int nothing = wasm.type(params());

    @Test
    void aChainIsNotRecursive() {
        wasm.function(nothing, join(call(1), call(2)));
        wasm.function(nothing, call(2));
        wasm.function(nothing, op());

        assertThat(recursive(3)).isEmpty();
    }

    @Test
    void aFunctionThatCallsItselfIs() {
        wasm.function(nothing, call(1));
        wasm.function(nothing, call(1));

        assertThat(recursive(2)).containsExactly(1);
    }

    @Test
    void allOfACircleAre() {
        wasm.function(nothing, call(1));
        wasm.function(nothing, call(2));
        wasm.function(nothing, join(call(3), call(1)));
        wasm.function(nothing, op());

        assertThat(recursive(4)).containsExactly(1, 2);
    }

    @Test
    void aCallThroughATableReachesTheFunctionsOfItsType() {
        int other = wasm.type(params(), Wasm.I32);
        wasm.function(nothing, join(constant(0), op(0x11, nothing, 0)));
        wasm.function(nothing, op());
        wasm.function(other, join(constant(0), op(0x11, nothing, 0), constant(1)));
        wasm.table(3);
        wasm.elements(0, 0, 1, 2);

        assertThat(recursive(3)).containsExactly(0);
    }

    @Test
    void anImportLeadsNowhere() {
        wasm.importFunction("host", "f", nothing);
        wasm.exported("g", nothing, call(0));

        assertThat(recursive(2)).isEmpty();
    }

    private List<Integer> recursive(int functions) {
        Recursion recursion = new Recursion(ModuleReader.read(wasm.bytes(), ModuleLimits.defaults()));
        return IntStream.range(0, functions).filter(recursion::contains).boxed().toList();
    }
}
