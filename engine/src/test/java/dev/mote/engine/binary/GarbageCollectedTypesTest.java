package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException.Code;
import org.junit.jupiter.api.Test;

/** Structs, arrays, subtypes and recursive groups. */
class GarbageCollectedTypesTest {
    private static final byte[] NOTHING = Bytes.type(Bytes.types());
    private static final byte[] POINT = Bytes.raw(0x50, 0, 0x5F, 1, 0x7F, 1);
    private static final byte[] POINT_3D = Bytes.raw(0x4F, 1, 1, 0x5F, 2, 0x7F, 1, 0x78, 0);
    private static final byte[] BYTES = Bytes.raw(0x5E, 0x78, 1);

    @Test
    void structsAreMadeReadAndWritten() {
        // Make a point of 5, and set its field to the field of a new default point.
        read(0x41, 5, 0xFB, 0, 1, 0xFB, 1, 1, 0xFB, 2, 1, 0, 0xFB, 5, 1, 0);
    }

    @Test
    void packedFieldsNeedASign() {
        read(0xFB, 1, 2, 0xFB, 3, 2, 1, 0x1A);
        assertInvalid(0xFB, 1, 2, 0xFB, 2, 2, 1, 0x1A);
    }

    @Test
    void aSubtypeStandsForItsSupertype() {
        read(0xFB, 1, 2, 0xFB, 2, 1, 0, 0x1A);
        assertInvalid(0xFB, 1, 1, 0xFB, 3, 2, 1, 0x1A);
    }

    @Test
    void aCastGoesDown() {
        read(0xFB, 1, 1, 0xFB, 0x16, 2, 0xFB, 3, 2, 1, 0x1A);
        assertInvalid(0x41, 0, 0xFB, 0x16, 2, 0x1A);
    }

    @Test
    void aBranchOnACastCarriesTheTarget() {
        // block (result (ref 2)): a point goes out as a 3D point or becomes one by cast
        read(0x02, 0x64, 2, 0xFB, 1, 1, 0xFB, 0x18, 0, 0, 1, 2, 0xFB, 0x16, 2, 0x0B, 0x1A);
        assertInvalid(0x02, 0x64, 2, 0xFB, 1, 1, 0xFB, 0x18, 0, 0, 2, 1, 0xFB, 0x16, 2, 0x0B, 0x1A);
    }

    @Test
    void arraysAreFilledAndCopied() {
        read(
                0x41, 1, 0x41, 9, 0xFB, 6, 3, 0x41, 0, 0x41, 1, 0xFB, 8, 3, 1, 0x41, 0, 0x41, 1, 0xFB, 0x11, 3, 3, 0xD0,
                3, 0xFB, 0x0F, 0x1A);
        assertInvalid(0xD0, 1, 0xFB, 0x0F, 0x1A);
    }

    @Test
    void smallIntegersAreReferences() {
        read(0x41, 3, 0xFB, 0x1C, 0xFB, 0x1D, 0x41, 3, 0xFB, 0x1C, 0x41, 4, 0xFB, 0x1C, 0xD3, 0x6A, 0x1A);
    }

    @Test
    void aFinalTypeHasNoSubtypes() {
        byte[] wasm = Bytes.module(Bytes.section(1, Bytes.list(BYTES, Bytes.raw(0x4F, 1, 0, 0x5E, 0x78, 1))));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.INVALID);
    }

    @Test
    void aSupertypeIsDefinedBeforeItsSubtypes() {
        byte[] group = Bytes.raw(0x4E, 2, 0x50, 1, 1, 0x5F, 0, 0x50, 0, 0x5F, 0);

        assertThat(Samples.refusal(Bytes.module(Bytes.section(1, Bytes.list(group))))
                        .code())
                .isEqualTo(Code.INVALID);
    }

    @Test
    void equalGroupsAreEqualTypes() {
        // A list node that refers to itself, alone and as the first of two.
        byte[] alone = Bytes.raw(0x4E, 1, 0x5F, 1, 0x63, 0, 1);
        byte[] again = Bytes.raw(0x4E, 1, 0x5F, 1, 0x63, 1, 1);
        byte[] ofTwo = Bytes.raw(0x4E, 2, 0x5F, 1, 0x63, 2, 1, 0x5F, 0);

        TypeTable types = Samples.read(Bytes.module(Bytes.section(1, Bytes.list(alone, again, ofTwo))))
                .types();

        assertThat(types.isSubtype(0, 1)).isTrue();
        assertThat(types.isSubtype(0, 2)).isFalse();
        assertThat(types.get(0).canonical()).isEqualTo(types.get(1).canonical());
    }

    @Test
    void constantsMakeObjects() {
        byte[] global = Bytes.raw(0x63, 0, 0, 0x41, 7, 0xFB, 0, 0, 0x0B);
        byte[] next = Bytes.raw(0x63, 0, 0, 0x23, 0, 0x0B);

        WasmModule module = Samples.read(
                Bytes.module(Bytes.section(1, Bytes.list(POINT)), Bytes.section(6, Bytes.list(global, next))));

        assertThat(module.globals().getFirst().initial().orElseThrow().instructions())
                .containsExactly(new ConstInstruction.I32(7), new ConstInstruction.Aggregate(Opcode.STRUCT_NEW, 0, 0));
        assertThat(module.features()).contains(Feature.GC);
    }

    private static void read(int... code) {
        Samples.read(module(code));
    }

    private static void assertInvalid(int... code) {
        assertThat(Samples.refusal(module(code)).code()).isEqualTo(Code.INVALID);
    }

    private static byte[] module(int... code) {
        return Bytes.module(
                Bytes.section(1, Bytes.list(NOTHING, POINT, POINT_3D, BYTES)),
                Bytes.section(3, Bytes.list(Bytes.u(0))),
                Bytes.section(10, Bytes.list(Bytes.body(Bytes.raw(0), Bytes.raw(code)))));
    }
}
