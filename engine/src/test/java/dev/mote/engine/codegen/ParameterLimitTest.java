package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I64;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Wasm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a JVM method cannot take is refused at upload, also where it is only called through a table. */
final class ParameterLimitTest {
    @Test
    void aTypeWithTooManyParametersIsNamed() {
        int[] many = new int[126];
        Arrays.fill(many, I64);
        Wasm wasm = new Wasm();
        wasm.type(many);
        try (Guests guests = new Guests(EngineKind.MOTE)) {
            assertThatThrownBy(() -> guests.compile(wasm.bytes()))
                    .isInstanceOf(ModuleException.class)
                    .hasMessageContaining("type 0 has too many parameters: they take 252 slots");
        }
    }
}
