package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static dev.mote.engine.Wasm.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Wasm;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions beyond the 64 KiB of a JVM method run like any other. */
final class LargeFunctionTest {
    private static final int CASES = 450;

    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    /** {@code x = x * 31 + i} for every i, one after the other. */
    @Test
    void aLongFunctionKeepsItsLocals() {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        int expected = 7;
        for (int i = 0; i < 20_000; i++) {
            code.writeBytes(join(local(0), constant(31), op(0x6C), constant(i), op(0x6A, 0x21, 0)));
            expected = expected * 31 + i;
        }
        code.writeBytes(local(0));

        assertThat(Guests.call(guests.instance(module(code.toByteArray())), "run", 7))
                .isEqualTo(expected);
    }

    /** Loads and stores become more than ten times as many bytes of the JVM's, also where the function is no giant. */
    @ParameterizedTest
    @ValueSource(ints = {400, 900, 5_000})
    void aFunctionOfLoadsAndStoresFitsItsMethods(int count) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            // memory[0] += x
            code.writeBytes(join(constant(0), constant(0), op(0x28, 2, 0), local(0), op(0x6A, 0x36, 2, 0)));
        }
        code.writeBytes(join(constant(0), op(0x28, 2, 0)));
        Wasm wasm = new Wasm().memory(1);
        wasm.export("run", Wasm.FUNCTION, wasm.function(wasm.type(params(I32), I32), new int[] {}, code.toByteArray()));

        assertThat(Guests.call(guests.instance(wasm.bytes()), "run", 3)).isEqualTo(3 * count);
    }

    /** A switch whose cases are nested blocks, as compilers emit it, inside of a loop; cut wherever it can be. */
    @Test
    void aLargeSwitchInALoopReachesEveryCase() {
        byte[] targets = {};
        for (int i = 0; i < CASES; i++) {
            targets = join(targets, unsigned(i));
        }
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        byte[] blocks = new byte[2 * CASES];
        Arrays.fill(blocks, (byte) 0x40);
        for (int i = 0; i < blocks.length; i += 2) {
            blocks[i] = 0x02;
        }
        // Outside of the cases: a block to leave by, around a loop that counts the parameter down.
        code.writeBytes(op(0x02, 0x40, 0x03, 0x40));
        code.writeBytes(blocks);
        code.writeBytes(join(local(0), op(0x0E), unsigned(CASES - 1), targets));
        for (int i = 0; i < CASES; i++) {
            // sum = sum * 3 + i; if (i == 0) leave; --parameter; continue.
            code.writeBytes(op(0x0B));
            code.writeBytes(join(local(1), constant(3), op(0x6C), constant(i), op(0x6A, 0x21, 1)));
            code.writeBytes(join(local(0), op(0x45, 0x0D), unsigned(CASES - i)));
            code.writeBytes(join(local(0), constant(1), op(0x6B, 0x21, 0)));
            code.writeBytes(join(op(0x0C), unsigned(CASES - 1 - i)));
        }
        code.writeBytes(join(op(0x0B, 0x0B), local(1)));

        int expected = 0;
        for (int i = 300; i >= 0; i--) {
            expected = expected * 3 + i;
        }
        try (Guests splitting = new Guests(EngineKind.MOTE_SPLIT)) {
            CoreInstance instance = splitting.instance(module(code.toByteArray()));
            assertThat(Guests.call(instance, "run", 300)).isEqualTo(expected);
        }
    }

    private static byte[] module(byte[] code) {
        Wasm wasm = new Wasm();
        wasm.export("run", Wasm.FUNCTION, wasm.function(wasm.type(params(I32), I32), new int[] {I32}, code));
        return wasm.bytes();
    }
}
