package dev.mote.conformance.fuzz;

import dev.mote.engine.binary.Opcode;
import java.util.List;

/** Emits constants, the edges of each type more often than others. */
final class Constants {
    private static final List<Integer> INTS = List.of(
            0,
            1,
            -1,
            2,
            7,
            8,
            31,
            32,
            33,
            63,
            64,
            127,
            128,
            255,
            256,
            0x7FFF,
            0x8000,
            0xFFFF,
            0x10000,
            -128,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Integer.MIN_VALUE + 1,
            0x5555_5555);
    private static final List<Long> LONGS = List.of(
            0L,
            1L,
            -1L,
            2L,
            31L,
            32L,
            63L,
            64L,
            255L,
            0x7FFF_FFFFL,
            0x8000_0000L,
            0xFFFF_FFFFL,
            0x1_0000_0000L,
            -0x8000_0000L,
            -0x8000_0001L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1);
    private static final List<Integer> FLOATS = List.of(
            0,
            0x8000_0000,
            0x3F80_0000,
            0xBF80_0000,
            0x3F00_0000,
            0x3FC0_0000,
            0x4020_0000,
            1,
            0x8000_0001,
            0x007F_FFFF,
            0x7F7F_FFFF,
            0x7F80_0000,
            0xFF80_0000,
            0x7FC0_0000,
            0xFFC0_0000,
            0x7FA0_0001,
            0xFF80_0001,
            0x4F00_0000,
            0xCF00_0000,
            0x4EFF_FFFF,
            0x4F80_0000,
            0x4F7F_FFFF,
            0x5F00_0000,
            0xDF00_0000,
            0x5F80_0000,
            0xBF7F_FFFF,
            0x4B00_0001);
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            1.5,
            2.5,
            -0.9999999,
            4.9e-324,
            -4.9e-324,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            2147483647.0,
            2147483648.0,
            -2147483648.0,
            -2147483648.9,
            -2147483649.0,
            4294967295.0,
            4294967296.0,
            4294967295.9,
            0x1p63,
            -0x1p63,
            0x1p64,
            3.4028235e38,
            3.4028236e38,
            1e-46,
            4503599627370495.5,
            16777217.0);
    private static final List<Long> NANS =
            List.of(0x7FF8_0000_0000_0000L, 0xFFF8_0000_0000_0000L, 0x7FF4_0000_0000_0001L, 0xFFF0_0000_0000_0001L);

    private final Binary code;
    private final Choices choices;

    Constants(Binary code, Choices choices) {
        this.code = code;
        this.choices = choices;
    }

    void push(Type type) {
        switch (type) {
            case I32 -> code.raw(0x41).signed(int32());
            case I64 -> code.raw(0x42).signed(int64());
            case F32 -> code.raw(0x43).littleEndian(float32(), 4);
            case F64 -> code.raw(0x44).littleEndian(float64(), 8);
            case V128 -> vector();
            default -> throw new IllegalArgumentException("no constant of " + type);
        }
    }

    int int32() {
        return switch (choices.below(4)) {
            case 0 -> choices.below(16);
            case 3 -> choices.bits();
            default -> choices.of(INTS);
        };
    }

    long int64() {
        return switch (choices.below(4)) {
            case 0 -> choices.below(16);
            case 3 -> (long) choices.bits() << 32 | (choices.bits() & 0xFFFF_FFFFL);
            default -> choices.of(LONGS);
        };
    }

    int float32() {
        return switch (choices.below(4)) {
            case 0 -> Float.floatToRawIntBits(choices.below(16));
            case 3 -> choices.bits();
            default -> choices.of(FLOATS);
        };
    }

    long float64() {
        return switch (choices.below(5)) {
            case 0 -> Double.doubleToRawLongBits(choices.below(16));
            case 3 -> (long) choices.bits() << 32 | (choices.bits() & 0xFFFF_FFFFL);
            case 4 -> choices.of(NANS);
            default -> Double.doubleToRawLongBits(choices.of(DOUBLES));
        };
    }

    private void vector() {
        code.opcode(Opcode.V128_CONST.code());
        switch (choices.below(4)) {
            case 1 -> {
                for (int i = 0; i < 4; i++) {
                    code.littleEndian(float32(), 4);
                }
            }
            case 2 -> code.littleEndian(float64(), 8).littleEndian(float64(), 8);
            case 3 -> code.littleEndian(int64(), 8).littleEndian(int64(), 8);
            default -> {
                for (int i = 0; i < 4; i++) {
                    code.littleEndian(int32(), 4);
                }
            }
        }
    }
}
