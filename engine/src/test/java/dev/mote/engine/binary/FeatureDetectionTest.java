package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FeatureDetectionTest {
    @Test
    void aPlainModuleUsesNoFeature() {
        assertThat(Samples.read(Bytes.code(0x41, 0, 0x1A)).features()).isEmpty();
    }

    @Test
    void whatTheCodeUsesIsFound() {
        assertThat(Samples.read(Bytes.code(0x41, 0, 0xC0, 0x1A)).features()).containsExactly(Feature.SIGN_EXTENSION);
        assertThat(Samples.read(Bytes.code(0x12, 0)).features()).containsExactly(Feature.TAIL_CALL);
        assertThat(Samples.read(Samples.legacyExceptions()).features())
                .containsExactlyInAnyOrder(Feature.EXCEPTIONS, Feature.LEGACY_EXCEPTIONS);
    }

    @Test
    void whatTheSectionsUseIsFound() {
        assertThat(Samples.read(Samples.everySection()).features())
                .containsExactlyInAnyOrder(
                        Feature.BULK_MEMORY,
                        Feature.EXCEPTIONS,
                        Feature.EXTENDED_CONST,
                        Feature.MULTI_VALUE,
                        Feature.REFERENCE_TYPES,
                        Feature.SIMD);
    }

    @Test
    void aFeatureThatIsNotAllowedIsNamed() {
        for (Feature feature : Samples.read(Samples.everySection()).features()) {
            Set<Feature> others = EnumSet.complementOf(EnumSet.of(feature));

            ModuleException refusal = Assertions.catchThrowableOfType(
                    ModuleException.class,
                    () -> ModuleReader.readValidated(Samples.everySection(), ModuleLimits.defaults(), others));

            assertThat(refusal.code()).isEqualTo(Code.UNSUPPORTED_FEATURE);
            assertThat(refusal.getMessage()).contains(feature.toString());
        }
    }
}
