package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.component.Samples;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a guest returns is not what its type says: a trap, and nothing of it reaches the caller. */
class LiftingFault26Test {
    private static final Components COMPONENTS = new Components();

    @AfterAll
    static void close() {
        COMPONENTS.close();
    }

    @Test
    void aStringThatIsNotUtf8Traps() {
        for (int[] bad :
                new int[][] {{0xFF}, {0xC3, '('}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xC0, 0x80}}) {
            LinkedComponent greet = component(bad);
            assertThatThrownBy(() -> COMPONENTS.call(greet, "exec", "x"))
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.COMPONENT))
                    .hasMessageContaining("utf-8");
        }
    }

    @Test
    void theReplacementCharacterItselfIsAString() {
        LinkedComponent greet = component(new int[] {0xEF, 0xBF, 0xBD});
        assertThat(COMPONENTS.call(greet, "exec", "x")).isEqualTo("\uFFFDlo x");
    }

    /** The component that greets, with other bytes at the start of its greeting. */
    private static LinkedComponent component(int[] start) {
        byte[] wasm = Samples.read("greet");
        int at = indexOf(wasm);
        for (int i = 0; i < start.length; i++) {
            wasm[at + i] = (byte) start[i];
        }
        return COMPONENTS.compile(wasm).link(HostInterfaces.of(List.of()));
    }

    private static int indexOf(byte[] wasm) {
        String text = new String(wasm, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("hello ");
        assertThat(at).isPositive();
        return at;
    }
}
