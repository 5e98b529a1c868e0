package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.WasmModule;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No uploader fills the JVM's store of machine code with functions of ever other parameters. */
final class ParameterListsTest {
    private static final int[] KINDS = {Wasm.I32, Wasm.I64, Wasm.F32, Wasm.F64};

    @Test
    void aModuleWithTooManyIsRefused() {
        ParameterLists lists = new ParameterLists(10, 100);

        assertThatCode(() -> lists.add(module(0, 10))).doesNotThrowAnyException();
        assertThatThrownBy(() -> lists.add(module(0, 11)))
                .isInstanceOf(ModuleException.class)
                .hasMessageContaining("more than 10 different lists of parameters");
    }

    @Test
    void modulesTogetherHaveABoundToo() {
        ParameterLists lists = new ParameterLists(10, 25);
        lists.add(module(0, 10));
        lists.add(module(10, 10));

        assertThatThrownBy(() -> lists.add(module(20, 6))).isInstanceOf(ModuleException.class);
        assertThatCode(() -> lists.add(module(20, 5))).doesNotThrowAnyException();
    }

    @Test
    void listsThatAreKnownCostNothing() {
        ParameterLists lists = new ParameterLists(10, 10);
        lists.add(module(0, 10));

        assertThatCode(() -> lists.add(module(0, 10))).doesNotThrowAnyException();
    }

    @Test
    void theEngineAsksForEveryModule() {
        try (Guests guests = new Guests(EngineKind.MOTE)) {
            assertThatThrownBy(() -> guests.compile(wasm(0, 5_000)))
                    .isInstanceOf(ModuleException.class)
                    .hasMessageContaining("different lists of parameters");
        }
    }

    private static WasmModule module(int first, int count) {
        return ModuleReader.read(wasm(first, count), ModuleLimits.defaults());
    }

    /** Types whose parameters are the digits of their numbers. */
    private static byte[] wasm(int first, int count) {
        Wasm wasm = new Wasm();
        for (int i = first; i < first + count; i++) {
            int number = i;
            wasm.type(IntStream.range(0, 8)
                    .map(digit -> KINDS[(number >> (2 * digit)) & 3])
                    .toArray());
        }
        return wasm.bytes();
    }
}
