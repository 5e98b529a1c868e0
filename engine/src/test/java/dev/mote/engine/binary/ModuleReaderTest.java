package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import org.junit.jupiter.api.Test;

class ModuleReaderTest {
    private static final byte[] TYPES =
            Bytes.section(1, Bytes.list(Bytes.type(Bytes.types()), Bytes.type(Bytes.types(0x7F), 0x7F)));
    private static final byte[] MEMORY = Bytes.section(5, Bytes.list(Bytes.raw(0, 1)));
    private static final byte[] TABLE = Bytes.section(4, Bytes.list(Bytes.raw(0x70, 0, 1)));

    @Test
    void theSmallestModuleIsEmpty() {
        WasmModule module = Samples.read(Bytes.HEADER);

        assertThat(module.functionCount()).isZero();
        assertThat(module.features()).isEmpty();
    }

    @Test
    void sectionsStandOnceAndInOrder() {
        assertCode(Code.MALFORMED, TYPES, TYPES);
        assertCode(Code.MALFORMED, MEMORY, TYPES);
        assertCode(Code.MALFORMED, Bytes.section(14));
    }

    @Test
    void aSectionIsReadToItsEnd() {
        assertCode(Code.MALFORMED, Bytes.section(1, Bytes.raw(0, 0)));
        assertCode(Code.MALFORMED, Bytes.raw(1, 3, 1, 0x60, 0), Bytes.raw(0));
    }

    @Test
    void exportNamesAreUnique() {
        byte[] export = Bytes.join(Bytes.name("m"), Bytes.raw(2, 0));

        assertCode(Code.INVALID, MEMORY, Bytes.section(7, Bytes.list(export, export)));
    }

    @Test
    void theStartFunctionTakesAndGivesNothing() {
        byte[] imports = Bytes.section(2, Bytes.list(Bytes.join(Bytes.name("a"), Bytes.name("b"), Bytes.raw(0, 1))));

        assertCode(Code.INVALID, TYPES, imports, Bytes.section(8, Bytes.u(0)));
        assertCode(Code.INVALID, TYPES, Bytes.section(8, Bytes.u(7)));
    }

    @Test
    void indicesOfWhatIsNotThereAreRefused() {
        assertCode(Code.INVALID, Bytes.section(3, Bytes.list(Bytes.u(0))));
        assertCode(Code.INVALID, Bytes.section(7, Bytes.list(Bytes.join(Bytes.name("m"), Bytes.raw(2, 0)))));
        assertCode(Code.INVALID, TABLE, Bytes.section(9, Bytes.list(Bytes.raw(0, 0x41, 0, 0x0B, 1, 0))));
        assertCode(Code.INVALID, Bytes.section(11, Bytes.list(Bytes.raw(0, 0x41, 0, 0x0B, 0))));
        assertCode(Code.INVALID, TYPES, Bytes.section(13, Bytes.list(Bytes.raw(0, 1))));
    }

    @Test
    void announcedDataSegmentsAreThere() {
        byte[] segment = Bytes.section(11, Bytes.list(Bytes.raw(1, 0)));

        Samples.read(Bytes.module(MEMORY, Bytes.section(12, Bytes.u(1)), segment));
        assertCode(Code.MALFORMED, MEMORY, Bytes.section(12, Bytes.u(2)), segment);
        assertCode(Code.MALFORMED, MEMORY, Bytes.section(12, Bytes.u(1)));
    }

    @Test
    void aConstantIsOfTheTypeItIsFor() {
        assertCode(Code.INVALID, Bytes.section(6, Bytes.list(Bytes.raw(0x7F, 0, 0x42, 0, 0x0B))));
        assertCode(Code.INVALID, Bytes.section(6, Bytes.list(Bytes.raw(0x7F, 0, 0x41, 0, 0x41, 0, 0x0B))));
        assertCode(Code.INVALID, Bytes.section(6, Bytes.list(Bytes.raw(0x7F, 0, 0x0B))));
        assertCode(Code.INVALID, Bytes.section(6, Bytes.list(Bytes.raw(0x7F, 0, 0x41, 0, 0x67, 0x0B))));
    }

    @Test
    void elementsKeepNullsAndExpressions() {
        byte[] functions = Bytes.raw(5, 0x70, 2, 0xD0, 0x70, 0x0B, 0xD2, 0, 0x0B);
        byte[] imports = Bytes.section(
                2,
                Bytes.list(
                        Bytes.join(Bytes.name("a"), Bytes.name("f"), Bytes.raw(0, 0)),
                        Bytes.join(Bytes.name("a"), Bytes.name("g"), Bytes.raw(3, 0x70, 0))));
        byte[] mixed = Bytes.raw(5, 0x70, 2, 0xD2, 0, 0x0B, 0x23, 0, 0x0B);
        WasmModule module = Samples.read(Bytes.module(TYPES, imports, Bytes.section(9, Bytes.list(functions, mixed))));

        assertThat(module.elements().get(0).elements()).isInstanceOfSatisfying(Elements.Functions.class, it -> {
            assertThat(it.function(0)).isEqualTo(Elements.Functions.NULL);
            assertThat(it.function(1)).isZero();
        });
        assertThat(module.elements().get(1).elements())
                .isInstanceOfSatisfying(
                        Elements.Expressions.class,
                        it -> assertThat(it.values())
                                .extracting(value -> value.instructions().getFirst())
                                .containsExactly(
                                        new ConstInstruction.FunctionReference(0),
                                        new ConstInstruction.GlobalValue(0)));
    }

    @Test
    void codeThatIsKnownToBeValidIsNotReadAgain() {
        byte[] wasm = Bytes.code(0x6A);

        assertThat(ModuleReader.read(wasm, ModuleLimits.defaults()).bodies()).hasSize(1);
        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.INVALID);
    }

    @Test
    void bytesAreNotCopied() {
        byte[] wasm = Samples.everySection();
        WasmModule module = Samples.read(wasm);
        DataSegment passive = module.data().get(1);

        assertThat(module.bytes()).isSameAs(wasm);
        assertThat(passive.length()).isEqualTo(1);
        assertThat((char) wasm[passive.start()]).isEqualTo('x');
    }

    @Test
    void everyOpcodeIsFoundByItsCode() {
        for (Opcode opcode : Opcode.values()) {
            int prefix = opcode.code() >>> 16;
            assertThat(prefix == 0 ? Opcode.find(opcode.code()) : Opcode.find(prefix, opcode.code() & 0xFFFF))
                    .isSameAs(opcode);
        }
        assertThat(Opcode.I32_ATOMIC_RMW8_ADD_U.feature()).contains(Feature.THREADS);
        assertThat(Opcode.I32_ADD.feature()).isEmpty();
    }

    private static void assertCode(Code code, byte[]... sections) {
        assertThat(Samples.refusal(Bytes.module(sections)).code()).isEqualTo(code);
    }
}
