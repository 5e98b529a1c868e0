package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import org.junit.jupiter.api.Test;

/** The rules of code that the suites of the specification at hand do not cover. */
class ValidationTest {
    private static final byte[] WIDE_MEMORY = Bytes.section(5, Bytes.list(Bytes.raw(4, 1)));
    private static final byte[] TAG = Bytes.section(13, Bytes.list(Bytes.raw(0, 0)));

    @Test
    void aMessageNamesFunctionInstructionAndPlace() {
        ModuleException refusal = Samples.refusal(Bytes.code(0x41, 0, 0x42, 0, 0x6A, 0x1A));

        assertThat(refusal.getMessage()).isEqualTo("function 0: i32.add takes i32, not i64 (at byte 27)");
        assertThat(refusal.offset()).hasValue(27);
    }

    @Test
    void legacyExceptionsNest() {
        Samples.read(Samples.legacyExceptions());
    }

    @Test
    void rethrowNeedsACatch() {
        assertInvalid(inFunction(TAG, 0x06, 0x40, 0x09, 0, 0x19, 0x0B));
    }

    @Test
    void delegateLeavesItsOwnTry() {
        Samples.read(inFunction(TAG, 0x06, 0x40, 0x06, 0x40, 0x18, 0, 0x19, 0x0B));
        Samples.read(inFunction(TAG, 0x06, 0x40, 0x18, 0));
        assertInvalid(inFunction(TAG, 0x06, 0x40, 0x18, 1));
    }

    @Test
    void aSecondCatchAllIsRefused() {
        assertThat(Samples.refusal(inFunction(TAG, 0x06, 0x40, 0x19, 0x19, 0x0B))
                        .code())
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void wideMemoriesAreAddressedByI64() {
        Samples.read(inFunction(WIDE_MEMORY, 0x42, 0, 0x28, 2, 0, 0x1A));
        Samples.read(inFunction(WIDE_MEMORY, 0x42, 1, 0x40, 0, 0x42, 0, 0x51, 0x1A));
        assertInvalid(inFunction(WIDE_MEMORY, 0x41, 0, 0x28, 2, 0, 0x1A));
    }

    @Test
    void wideMemoriesHaveWideOffsets() {
        int[] offset = {0x80, 0x80, 0x80, 0x80, 0x80, 0x01};
        Samples.read(Bytes.function(
                Bytes.type(Bytes.types()),
                Bytes.raw(0),
                Bytes.join(Bytes.raw(0x42, 0, 0x28, 2), Bytes.raw(offset), Bytes.raw(0x1A)),
                WIDE_MEMORY));
    }

    @Test
    void everyMemoryHasItsNumber() {
        byte[] memories = Bytes.section(5, Bytes.list(Bytes.raw(0, 1), Bytes.raw(0, 1)));

        Samples.read(inFunction(memories, 0x41, 0, 0x28, 0x42, 1, 0, 0x1A, 0x3F, 1, 0x1A));
        assertInvalid(inFunction(memories, 0x41, 0, 0x28, 0x42, 2, 0, 0x1A));
    }

    @Test
    void aCopyBetweenNarrowAndWideMemoryCountsInI32() {
        byte[] memories = Bytes.section(5, Bytes.list(Bytes.raw(0, 1), Bytes.raw(4, 1)));

        Samples.read(inFunction(memories, 0x42, 0, 0x41, 0, 0x41, 0, 0xFC, 0x0A, 1, 0));
        assertInvalid(inFunction(memories, 0x42, 0, 0x41, 0, 0x42, 0, 0xFC, 0x0A, 1, 0));
    }

    @Test
    void relaxedVectorsAreCheckedAsVectors() {
        byte[] local = Bytes.list(Bytes.raw(1, 0x7B));
        byte[] code = Bytes.raw(0x20, 0, 0x20, 0, 0x20, 0, 0xFD, 0x85, 0x02, 0x1A);

        Samples.read(Bytes.function(Bytes.type(Bytes.types()), local, code));
        assertInvalid(
                Bytes.function(Bytes.type(Bytes.types()), local, Bytes.raw(0x20, 0, 0x20, 0, 0xFD, 0x85, 0x02, 0x1A)));
    }

    @Test
    void codeAfterTheLastEndIsMalformed() {
        assertThat(Samples.refusal(Bytes.code(0x0B)).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void anUnknownInstructionIsMalformed() {
        assertThat(Samples.refusal(Bytes.code(0xFD, 0x9A, 0x01)).code()).isEqualTo(Code.MALFORMED);
        assertThat(Samples.refusal(Bytes.code(0x27)).code()).isEqualTo(Code.MALFORMED);
    }

    private static byte[] inFunction(byte[] section, int... code) {
        return Bytes.function(Bytes.type(Bytes.types()), Bytes.raw(0), Bytes.raw(code), section);
    }

    private static void assertInvalid(byte[] wasm) {
        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.INVALID);
    }
}
