package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import org.junit.jupiter.api.Test;

/** Faults 6 and 7: memories and tables that a module declares too large. */
class DeclaredSizeTest {
    @Test
    void aMemoryAboveTheLimitIsRefused() {
        byte[] wasm = Bytes.module(Bytes.section(5, Bytes.list(Bytes.join(Bytes.raw(0), Bytes.u(16_385)))));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.MEMORY_TOO_LARGE);
    }

    @Test
    void severalMemoriesAddUp() {
        byte[] half = Bytes.join(Bytes.raw(0), Bytes.u(8_192));
        byte[] imported = Bytes.join(Bytes.name("env"), Bytes.name("memory"), Bytes.raw(2), half);

        Samples.read(Bytes.module(Bytes.section(2, Bytes.list(imported)), Bytes.section(5, Bytes.list(half))));
        byte[] wasm = Bytes.module(Bytes.section(2, Bytes.list(imported)), Bytes.section(5, Bytes.list(half, half)));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.MEMORY_TOO_LARGE);
    }

    @Test
    void aMaximumMayBeAboveTheLimit() {
        byte[] memory = Bytes.join(Bytes.raw(1), Bytes.u(1), Bytes.u(65_536));

        WasmModule module = Samples.read(Bytes.module(Bytes.section(5, Bytes.list(memory))));

        assertThat(module.memories().getFirst().maximum()).hasValue(65_536);
    }

    @Test
    void aWideMemoryOfHalfTheAddressSpaceIsRefused() {
        byte[] memory = Bytes.join(Bytes.raw(4), Bytes.u(1L << 47));

        assertThat(Samples.refusal(Bytes.module(Bytes.section(5, Bytes.list(memory))))
                        .code())
                .isEqualTo(Code.MEMORY_TOO_LARGE);
    }

    @Test
    void wideMemoriesCannotOverflowTheSum() {
        byte[] memory = Bytes.join(Bytes.raw(4), Bytes.u(-1L));

        assertThat(Samples.refusal(Bytes.module(Bytes.section(5, Bytes.list(memory))))
                        .code())
                .isEqualTo(Code.INVALID);
    }

    @Test
    void aTableOfFourBillionIsRefused() {
        byte[] table = Bytes.join(Bytes.raw(0x70, 0), Bytes.u(0xFFFF_FFFFL));

        assertThat(Samples.refusal(Bytes.module(Bytes.section(4, Bytes.list(table))))
                        .code())
                .isEqualTo(Code.TOO_COMPLEX);
    }

    @Test
    void severalTablesAddUp() {
        ModuleLimits limits = new ModuleLimits(1_000, 10, 1_000, 10, 10, 10, 1, 9);
        byte[] table = Bytes.raw(0x70, 0, 5);

        assertThat(Samples.refusal(Bytes.module(Bytes.section(4, Bytes.list(table, table))), limits)
                        .code())
                .isEqualTo(Code.TOO_COMPLEX);
    }

    @Test
    void aSharedMemoryNeedsAMaximum() {
        assertThat(Samples.refusal(Bytes.module(Bytes.section(5, Bytes.list(Bytes.raw(2, 1)))))
                        .code())
                .isEqualTo(Code.INVALID);
    }
}
