package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static dev.mote.engine.Wasm.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Wasm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops that clang ends by inequality go round as often as is written, whatever the JIT is shown. */
final class CountingLoopTest {
    private static final int NOT_EQUAL = 0x47;
    private static final int COUNTER = 0;
    private static final int ROUNDS = 1;

    @ParameterizedTest
    @CsvSource({
        "-12, 3, 4",
        "12, -3, 4",
        "-2147483648, 1073741824, 2",
        "2147483632, 16, 134217729",
        "0, 268435456, 16",
        "1, 1431655765, 3",
        "-1, -1431655765, 3"
    })
    void toZeroByTheBranchItself(int start, int step, int rounds) {
        assertThat(rounds(start, step, op())).isEqualTo(rounds);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 64, 16",
        "64, -4, 0, 16",
        "2147483640, 4, -2147483640, 4",
        "64, 16, 0, 268435452",
        "7, 1073741824, 7, 4"
    })
    void toAConstant(int start, int step, int limit, int rounds) {
        assertThat(rounds(start, step, join(constant(limit), op(NOT_EQUAL)))).isEqualTo(rounds);
    }

    /** How often a loop with that test at its end goes round. */
    private static int rounds(int start, int step, byte[] test) {
        byte[] count = join(local(ROUNDS), constant(1), op(0x6A, 0x21, ROUNDS));
        byte[] next = join(local(COUNTER), op(0x41), signed(step), op(0x6A, 0x22, COUNTER), test, op(0x0D, 0));
        byte[] loop = join(constant(start), op(0x21, COUNTER, 0x03, 0x40), count, next, op(0x0B), local(ROUNDS));
        Wasm wasm = new Wasm();
        int function = wasm.function(wasm.type(params(), I32), new int[] {I32, I32}, loop);
        wasm.export("f", Wasm.FUNCTION, function);
        try (Guests guests = new Guests(EngineKind.MOTE)) {
            return (int) Guests.call(guests.instance(wasm.bytes()), "f");
        }
    }
}
