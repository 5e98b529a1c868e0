package dev.mote.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.V128;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ValuesTest {
    @Test
    void unsignedAndSignedDecimalsAreTheSameBits() {
        assertThat(Values.argument(value("i32", "4294967295"))).isEqualTo(-1);
        assertThat(Values.argument(value("i32", "-1"))).isEqualTo(-1);
        assertThat(Values.argument(value("i64", "18446744073709551615"))).isEqualTo(-1L);
    }

    @Test
    void floatsAreTheirBitPattern() {
        assertThat(Values.argument(value("f32", "1065353216"))).isEqualTo(1.0f);
        assertThat(Values.argument(value("f64", "4607182418800017408"))).isEqualTo(1.0d);
    }

    @Test
    void negativeZeroIsNotZero() {
        assertThat(matches(value("f32", "2147483648"), -0.0f)).isTrue();
        assertThat(matches(value("f32", "2147483648"), 0.0f)).isFalse();
    }

    @Test
    void canonicalNanIsOnePatternOfEitherSign() {
        Value canonical = value("f32", "nan:canonical");
        assertThat(matches(canonical, Float.intBitsToFloat(0x7fc0_0000))).isTrue();
        assertThat(matches(canonical, Float.intBitsToFloat(0xffc0_0000))).isTrue();
        assertThat(matches(canonical, Float.intBitsToFloat(0x7fc0_0001))).isFalse();
        assertThat(matches(canonical, 1.0f)).isFalse();
    }

    @Test
    void arithmeticNanIsAnyQuietOne() {
        Value arithmetic = value("f64", "nan:arithmetic");
        assertThat(matches(arithmetic, Double.longBitsToDouble(0x7ff8_0000_0000_0001L)))
                .isTrue();
        assertThat(matches(arithmetic, Double.longBitsToDouble(0x7ff0_0000_0000_0001L)))
                .isFalse();
    }

    @Test
    void referencesAreComparedByTheirNumber() {
        assertThat(Values.argument(value("externref", "null"))).isNull();
        assertThat(matches(value("externref", "7"), new HostReference(7))).isTrue();
        assertThat(matches(value("externref", "7"), new HostReference(8))).isFalse();
        assertThat(matches(value("externref", "0"), null)).isFalse();
    }

    @Test
    void aFunctionReferenceWithoutValueIsAnyButNull() {
        Value any = new Value("funcref", Optional.empty(), Optional.empty());
        assertThat(matches(any, new Object())).isTrue();
        assertThat(matches(any, null)).isFalse();
        assertThat(matches(value("funcref", "null"), null)).isTrue();
    }

    @Test
    void lanesFillAVectorFromItsLowEnd() {
        Value bytes = lanes("i16", "1", "2", "3", "4", "5", "6", "7", "65535");
        V128 vector = new V128(0x0004_0003_0002_0001L, 0xffff_0007_0006_0005L);
        assertThat(Values.argument(bytes)).isEqualTo(vector);
        assertThat(matches(bytes, vector)).isTrue();
        assertThat(matches(bytes, new V128(vector.low(), vector.low()))).isFalse();
    }

    @Test
    void aVectorOfFloatsMayHoldNans() {
        Value floats = lanes("f32", "nan:canonical", "0", "nan:arithmetic", "0");
        assertThat(matches(floats, new V128(0x7fc0_0000L, 0x7fc0_0123L))).isTrue();
        assertThat(matches(floats, new V128(0x7fc0_0001L, 0x7fc0_0123L))).isFalse();
    }

    @Test
    void theNumberOfResultsCounts() {
        assertThat(Values.matches(List.of(), new Object[] {1})).isFalse();
        assertThat(Values.matches(List.of(value("i32", "1")), new Object[0])).isFalse();
    }

    private static boolean matches(Value expected, Object actual) {
        return Values.matches(List.of(expected), new Object[] {actual});
    }

    private static Value value(String type, String text) {
        return new Value(type, Optional.empty(), Optional.of(List.of(text)));
    }

    private static Value lanes(String type, String... lanes) {
        return new Value("v128", Optional.of(type), Optional.of(List.of(lanes)));
    }
}
