package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.component.binary.Primitive;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ValType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sample is linked as toolchains do: a module of trampolines before the memory exists, another that fills its table. */
class ShimElisionTest {
    private static final ValType STRING = new ValType.Scalar(Primitive.STRING);

    private static final HostInterface TEXT = HostInterface.named("test:host/text")
            .function(
                    "upper",
                    new FunctionType(false, List.of(new ValType.Field("s", STRING)), Optional.of(STRING)),
                    (_, params) -> Optional.of(((String) params.getFirst()).toUpperCase(Locale.ROOT)))
            .build();

    @Test
    void importsAreLinkedPastTheModulesThatOnlyForward() {
        try (Components components = new Components()) {
            LinkedComponent linked = components.link("shim", TEXT);

            assertThat(linked.coreInstances()).isEqualTo(1);
            assertThat(components.call(linked, "shout")).isEqualTo("QUIET");
        }
    }

    @Test
    void aModuleWhoseForwardersTheComponentUsesItselfStays() {
        try (Components components = new Components()) {
            LinkedComponent linked = components.link("shim-lifted", TEXT);

            assertThat(linked.coreInstances()).isEqualTo(3);
            assertThat(components.call(linked, "shout")).isEqualTo("QUIET");
            assertThat(components.call(linked, "forward", 16, 5, 0)).isEqualTo("nothing");
        }
    }
}
