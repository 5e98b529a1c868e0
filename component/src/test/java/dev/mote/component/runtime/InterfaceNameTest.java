package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterfaceNameTest {
    @Test
    void versionsOfOneTrackAreCompatible() {
        assertThat(accepts("wasi:io/streams@0.2.3", "wasi:io/streams@0.2.12")).isTrue();
        assertThat(accepts("wasi:io/streams@0.2.12", "wasi:io/streams@0.2.3")).isTrue();
        assertThat(accepts("a:b/c@1.0.0", "a:b/c@1.9.2")).isTrue();
        assertThat(accepts("wasi:io/streams@0.2.3", "wasi:io/streams@0.3.0")).isFalse();
        assertThat(accepts("a:b/c@1.0.0", "a:b/c@2.0.0")).isFalse();
        assertThat(accepts("a:b/c@0.0.1", "a:b/c@0.0.2")).isFalse();
    }

    @Test
    void anImportWithoutAVersionTakesAny() {
        assertThat(accepts("wasi:cli/stdout", "wasi:cli/stdout@0.2.12")).isTrue();
        assertThat(accepts("wasi:cli/stdout", "wasi:cli/stderr@0.2.12")).isFalse();
    }

    @Test
    void theHighestCompatibleVersionIsFound() {
        HostInterface old = HostInterface.named("a:b/c@0.2.9").build();
        HostInterface young = HostInterface.named("a:b/c@0.2.10").build();

        HostInterfaces offered = HostInterfaces.of(List.of(young, old));

        assertThat(offered.find("a:b/c@0.2.1")).hasValue(young);
        assertThat(offered.find("a:b/c@0.2.9")).hasValue(old);
    }

    private static boolean accepts(String wanted, String offered) {
        return InterfaceName.parse(wanted).accepts(InterfaceName.parse(offered));
    }
}
