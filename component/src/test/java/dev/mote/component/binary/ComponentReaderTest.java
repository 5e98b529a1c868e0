package dev.mote.component.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import dev.mote.component.ComponentLimits;
import dev.mote.component.Samples;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ComponentReaderTest {
    private static final String HEADER = "0061736d0d000100";

    @Test
    void readsTheDefinitionsInTheirOrder() {
        ComponentSyntax component = ComponentReader.read(Samples.read("greet"), ComponentLimits.defaults());

        assertThat(component.definitions().getFirst()).isInstanceOf(Definition.CoreModule.class);
        assertThat(component.definitions())
                .filteredOn(Definition.Export.class::isInstance)
                .map(definition -> ((Definition.Export) definition).name().name())
                .containsExactly("exec", "calls");
    }

    @Test
    void tellsComponentsFromCoreModules() {
        assertThat(ComponentReader.isComponent(bytes(HEADER))).isTrue();
        assertThat(ComponentReader.isComponent(bytes("0061736d01000000"))).isFalse();
        assertThat(ComponentReader.isComponent(new byte[3])).isFalse();
    }

    @Test
    void refusesAnUnknownVersion() {
        assertThat(refusal("0061736d0e000100").code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal("0061736d01000000").getMessage()).contains("a component is expected");
    }

    @Test
    void namesAnUnsupportedForm() {
        ComponentException refused = refusal(HEADER + "0901" + "00");

        assertThat(refused.code()).isEqualTo(Code.UNSUPPORTED);
        assertThat(refused.getMessage()).contains("start section");
        assertThat(refused.offset()).hasValue(8);
    }

    @Test
    void aCountBeyondTheBytesIsRefusedBeforeItIsBelieved() {
        assertThat(refusal(HEADER + "0705" + "ffffffff0f").code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aSectionWithBytesLeftOverIsRefused() {
        assertThat(refusal(HEADER + "0702" + "0000").getMessage()).contains("1 bytes too many");
    }

    @Test
    void componentsNestedTooDeepAreRefused() {
        byte[] nested = bytes(HEADER);
        for (int i = 0; i < 20; i++) {
            byte[] outer = Arrays.copyOf(bytes(HEADER), 8 + 3 + nested.length);
            outer[8] = 4;
            outer[9] = (byte) ((nested.length & 0x7F) | 0x80);
            outer[10] = (byte) (nested.length >> 7);
            System.arraycopy(nested, 0, outer, 11, nested.length);
            nested = outer;
        }
        byte[] deep = nested;
        ComponentLimits limits = new ComponentLimits(1 << 20, 10, 16, 100, 100, 10);

        assertThatExceptionOfType(ComponentException.class)
                .isThrownBy(() -> ComponentReader.read(deep, limits))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.TOO_COMPLEX));
    }

    private static ComponentException refusal(String hex) {
        try {
            ComponentReader.read(bytes(hex), ComponentLimits.defaults());
        } catch (ComponentException refused) {
            return refused;
        }
        throw new AssertionError("accepted " + hex);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
