package dev.mote.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.TrapCode;
import org.junit.jupiter.api.Test;

final class TrapTextTest {
    @Test
    void theSuiteMayAddAnIndexOrCutTheMessage() {
        assertThat(TrapText.matches("uninitialized element 2", TrapCode.UNINITIALIZED_ELEMENT))
                .isTrue();
        assertThat(TrapText.matches("indirect call", TrapCode.INDIRECT_CALL_TYPE_MISMATCH))
                .isTrue();
    }

    @Test
    void anotherTrapDoesNotPass() {
        assertThat(TrapText.matches("unreachable", TrapCode.INTEGER_OVERFLOW)).isFalse();
        assertThat(TrapText.matches("undefined element", TrapCode.UNINITIALIZED_ELEMENT))
                .isFalse();
    }

    @Test
    void aSegmentOutsideWasALinkErrorOnce() {
        assertThat(TrapText.isSegmentFault("data segment does not fit", TrapCode.MEMORY_OUT_OF_BOUNDS))
                .isTrue();
        assertThat(TrapText.isSegmentFault("unknown import", TrapCode.MEMORY_OUT_OF_BOUNDS))
                .isFalse();
    }
}
