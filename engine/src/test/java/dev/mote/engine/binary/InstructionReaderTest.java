package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstructionReaderTest {
    private final WasmModule module = Samples.read(Samples.everySection());
    private final InstructionReader code = InstructionReader.of(module);

    @Test
    void walksABodyToItsEnd() {
        List<Opcode> walked = new ArrayList<>();
        code.start(module.body(3));
        while (code.hasNext()) {
            walked.add(code.next());
        }

        assertThat(walked)
                .containsExactly(Opcode.I64_CONST, Opcode.LOCAL_GET, Opcode.LOCAL_GET, Opcode.I32_ADD, Opcode.END);
        assertThat(code.nextOffset()).isEqualTo(module.body(3).end());
    }

    @Test
    void everyInstructionOfTheSampleIsSeen() {
        Set<Opcode> seen = EnumSet.noneOf(Opcode.class);
        for (FunctionBody body : module.bodies()) {
            code.start(body);
            while (code.hasNext()) {
                seen.add(code.next());
            }
        }

        assertThat(seen)
                .contains(Opcode.BR_TABLE, Opcode.TRY_TABLE, Opcode.V128_LOAD, Opcode.SELECT_TYPED)
                .hasSize(32);
    }

    @Test
    void givesTheImmediatesOfAMemoryAccess() {
        goTo(Opcode.I32_LOAD, 2);

        assertThat(code.index()).isZero();
        assertThat(code.align()).isEqualTo(2);
        assertThat(code.value()).isEqualTo(8);
    }

    @Test
    void givesTheClausesOfATryTable() {
        goTo(Opcode.TRY_TABLE, 1);

        assertThat(code.blockType()).isEqualTo(BlockType.EMPTY);
        assertThat(code.targetCount()).isEqualTo(1);
        assertThat(code.catchKind(0)).isEqualTo(CatchKind.CATCH);
        assertThat(code.catchTag(0)).isZero();
        assertThat(code.target(0)).isZero();
    }

    @Test
    void givesTheTargetsOfABrTableWithTheDefaultLast() {
        goTo(Opcode.BR_TABLE, 1);

        assertThat(code.targetCount()).isEqualTo(2);
    }

    @Test
    void givesTheTypeOfABlock() {
        goTo(Opcode.IF, 1);

        assertThat(BlockType.result(code.blockType())).isEqualTo(TypeCode.I32);
        assertThat(module.types().blockSignature(code.blockType()).result(0)).isEqualTo(TypeCode.I32);
    }

    @Test
    void localsAreExpandedFromTheirRuns() {
        int[] locals = new int[4];

        assertThat(module.body(2).locals().expand(locals, 1)).isEqualTo(4);
        assertThat(locals).containsExactly(0, TypeCode.I32, TypeCode.I32, TypeCode.V128);
    }

    private void goTo(Opcode opcode, int function) {
        code.start(module.body(function));
        while (code.next() != opcode) {
            assertThat(code.hasNext()).isTrue();
        }
    }
}
