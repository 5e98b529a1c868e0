package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static dev.mote.engine.Wasm.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.binary.WasmModule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a function that is too large is cut. */
final class SplitPlannerTest {
    private static final int CASES = 60;
    private static final SplitLimits LIMITS = new SplitLimits(0, 0, 400, 50, true);

    @Test
    void theSwitchOfAnInterpreterStaysOutsideOfParts() {
        WasmModule module = interpreter();
        FunctionBody body = module.bodies().getFirst();
        SplitPart whole = plan(module, body, LIMITS);
        int at = offsetOfSwitch(module, body);

        assertThat(whole.children()).isNotEmpty();
        assertThat(whole.children().values())
                .noneMatch(part -> part.from() <= at && at < part.to())
                .allMatch(part -> part.children().isEmpty());
    }

    @Test
    void itIsCutWhereItDoesNotFitOtherwise() {
        WasmModule module = interpreter();
        FunctionBody body = module.bodies().getFirst();
        SplitPart whole = plan(module, body, LIMITS.attempts().getLast());
        int at = offsetOfSwitch(module, body);

        assertThat(whole.children().values()).anyMatch(part -> part.from() <= at && at < part.to());
    }

    private static SplitPart plan(WasmModule module, FunctionBody body, SplitLimits limits) {
        ModuleLayout layout =
                new ModuleLayout(module, new GuestTypes(module.types()), List.of(), VectorShape.PLAIN, false);
        return SplitPlanner.plan(layout, limits, body, InstructionReader.of(module));
    }

    private static int offsetOfSwitch(WasmModule module, FunctionBody body) {
        InstructionReader in = InstructionReader.of(module);
        in.start(body);
        while (in.next() != Opcode.BR_TABLE) {
            assertThat(in.hasNext()).isTrue();
        }
        return in.offset();
    }

    /** A loop around nested blocks, a switch in the innermost, and behind the end of each some code that goes round again. */
    private static WasmModule interpreter() {
        byte[] work = {};
        for (int i = 0; i < 20; i++) {
            work = join(work, local(0), constant(31), op(0x6C, 0x21, 0));
        }
        byte[] code = op(0x03, 0x40);
        byte[] targets = {};
        for (int i = 0; i < CASES; i++) {
            code = join(code, op(0x02, 0x40));
            targets = join(targets, unsigned(i));
        }
        code = join(code, local(0), op(0x0E), unsigned(CASES - 1), targets);
        for (int i = 0; i < CASES; i++) {
            code = join(code, op(0x0B), work, op(0x0C), unsigned(CASES - 1 - i));
        }
        Wasm wasm = new Wasm();
        wasm.function(wasm.type(params(I32)), new int[] {}, join(code, op(0x0B)));
        return ModuleReader.read(wasm.bytes(), ModuleLimits.defaults());
    }
}
