package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.ModuleException;
import org.junit.jupiter.api.Test;

class ByteReaderTest {
    @Test
    void readsUnsignedNumbersOfAnyLength() {
        assertThat(reader(0x00).u32()).isZero();
        assertThat(reader(0xE5, 0x8E, 0x26).u32()).isEqualTo(624_485);
        assertThat(reader(0x80, 0x80, 0x80, 0x80, 0x00).u32()).isZero();
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).u32()).isEqualTo(-1);
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .u64())
                .isEqualTo(-1L);
    }

    @Test
    void readsSignedNumbersOfAnyLength() {
        assertThat(reader(0x7F).s32()).isEqualTo(-1);
        assertThat(reader(0xC0, 0xBB, 0x78).s32()).isEqualTo(-123_456);
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x7F).s32()).isEqualTo(-1);
        assertThat(reader(0x80, 0x80, 0x80, 0x80, 0x78).s32()).isEqualTo(Integer.MIN_VALUE);
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x07).s32()).isEqualTo(Integer.MAX_VALUE);
        assertThat(reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F)
                        .s64())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).s33()).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void refusesNumbersThatAreTooLongOrTooLarge() {
        assertThatThrownBy(reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00)::u32).isInstanceOf(ModuleException.class);
        assertThatThrownBy(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x1F)::u32).isInstanceOf(ModuleException.class);
        assertThatThrownBy(reader(0x80, 0x80, 0x80, 0x80, 0x70)::s32).isInstanceOf(ModuleException.class);
        assertThatThrownBy(reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F)::s32).isInstanceOf(ModuleException.class);
        assertThatThrownBy(reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02)::u64)
                .isInstanceOf(ModuleException.class);
    }

    @Test
    void stopsAtTheEndOfItsRange() {
        ByteReader in = reader(1, 2, 3, 4);
        in.range(1, 2);

        assertThat(in.u8()).isEqualTo(2);
        assertThatThrownBy(in::u8).isInstanceOf(ModuleException.class);
        assertThatThrownBy(() -> in.skip(1)).isInstanceOf(ModuleException.class);
    }

    @Test
    void utf8IsStrict() {
        assertThat(fault('a', 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80))
                .isEqualTo(-1);
        assertThat(fault(0xC0, 0x80)).isZero();
        assertThat(fault('a', 0xED, 0xA0, 0x80)).isEqualTo(1);
        assertThat(fault(0xF4, 0x90, 0x80, 0x80)).isZero();
        assertThat(fault(0xE0, 0x9F, 0x80)).isZero();
        assertThat(fault(0xE2, 0x82)).isZero();
    }

    private static ByteReader reader(int... bytes) {
        return new ByteReader(Bytes.raw(bytes));
    }

    private static int fault(int... bytes) {
        return Utf8.firstFault(Bytes.raw(bytes), 0, bytes.length);
    }
}
