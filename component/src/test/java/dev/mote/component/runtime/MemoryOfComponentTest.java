package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleException;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** The limit of memory is for a component as a whole, however many core modules it is made of. */
class MemoryOfComponentTest {
    private static final long MEGABYTE = 1L << 20;
    private static final byte[] TWO_MEGABYTES = {0, 'a', 's', 'm', 1, 0, 0, 0, 5, 3, 1, 0, 32};

    @Test
    void memoriesOfAllCoreModulesCountTogether() {
        try (Components components = new Components();
                ComponentCode code = components.compile(threeMemories())) {
            LinkedComponent linked = code.link(HostInterfaces.none());

            assertThatThrownBy(() -> components.instance(linked, new InstanceLimits(5 * MEGABYTE, 100)))
                    .isInstanceOf(ModuleException.class)
                    .hasMessageContaining("more than the instance may hold");
            try (ComponentInstance instance = components.instance(linked, new InstanceLimits(6 * MEGABYTE, 100))) {
                assertThat(instance.store()).isNotNull();
            }
        }
    }

    /** One core module, instantiated three times. */
    private static byte[] threeMemories() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
        out.writeBytes(new byte[] {1, (byte) TWO_MEGABYTES.length});
        out.writeBytes(TWO_MEGABYTES);
        out.writeBytes(new byte[] {2, 10, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        return out.toByteArray();
    }
}
