package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ExportType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import org.junit.jupiter.api.Test;

/** Fault 8: custom sections full of anything, and names with control characters. */
class HostileNameTest {
    private static final String ESCAPES = "\u001b]0;owned\u0007\u001b[2J\r\n\0";

    @Test
    void aNameSectionOfTenMegabytesIsNotDecoded() {
        byte[] wasm = Bytes.module(
                Bytes.section(0, Bytes.name("name"), new byte[10 << 20]),
                Bytes.section(0, Bytes.name("name"), Bytes.raw(0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)));

        WasmModule module = Samples.read(wasm);

        assertThat(module.customSections()).hasSize(2);
        assertThat(module.features()).isEmpty();
    }

    @Test
    void manyCustomSectionsAreSkippedBeyondABound() {
        byte[] section = Bytes.section(0, Bytes.name("x"));

        WasmModule module = Samples.read(Bytes.module(Bytes.repeat(100_000, section)));

        assertThat(module.customSections()).hasSize(Bounds.CUSTOM_SECTIONS);
    }

    @Test
    void anExportKeepsTheNameItHas() {
        byte[] wasm = Bytes.module(
                Bytes.section(5, Bytes.list(Bytes.raw(0, 1))),
                Bytes.section(7, Bytes.list(Bytes.join(Bytes.name(ESCAPES), Bytes.raw(2, 0)))));

        assertThat(Samples.read(wasm).info().exports())
                .extracting(ExportType::name)
                .containsExactly(ESCAPES);
    }

    @Test
    void noMessageRepeatsBytesOfTheModule() {
        byte[] export = Bytes.join(Bytes.name(ESCAPES), Bytes.raw(2, 0));
        byte[] wasm = Bytes.module(
                Bytes.section(5, Bytes.list(Bytes.raw(0, 1))), Bytes.section(7, Bytes.list(export, export)));

        ModuleException refusal = Samples.refusal(wasm);

        assertThat(refusal.code()).isEqualTo(Code.INVALID);
        assertThat(refusal.getMessage()).doesNotContain("owned").matches("\\p{Print}*");
    }

    @Test
    void aNameThatIsNoUtf8IsMalformed() {
        byte[] export = Bytes.join(Bytes.raw(2, 0xC0, 0x80), Bytes.raw(2, 0));
        byte[] wasm = Bytes.module(Bytes.section(5, Bytes.list(Bytes.raw(0, 1))), Bytes.section(7, Bytes.list(export)));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aNameOfMegabytesIsTooLong() {
        byte[] export = Bytes.join(Bytes.u(1 << 20), Bytes.repeat(1 << 20, Bytes.raw('a')), Bytes.raw(2, 0));
        byte[] wasm = Bytes.module(Bytes.section(5, Bytes.list(Bytes.raw(0, 1))), Bytes.section(7, Bytes.list(export)));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.TOO_COMPLEX);
    }
}
