package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.component.ComponentLimits;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** The core instances of a component use the same fuel, however many they are. */
class FuelOfComponentTest {
    /** A module whose start function executes two instructions: {@code i32.const 1}, {@code local.set 0}. */
    private static final byte[] TWO_UNITS = {
        0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 10, 1, 8, 1, 1, 0x7F, 0x41, 1, 0x21,
        0, 0x0B
    };

    @Test
    void coreInstancesShareTheFuelOfTheirRun() {
        try (Components components = new Components();
                ComponentCode code = ComponentCode.compile(
                        components.engine,
                        threeStarts(),
                        CompileOptions.defaults().withFuel(),
                        ComponentLimits.defaults())) {
            LinkedComponent linked = code.link(HostInterfaces.none());

            Run enough = components.run(6);
            components.instance(linked, enough).close();
            assertThat(enough.fuelUsed()).isEqualTo(6);
            assertThatThrownBy(() -> components.instance(linked, components.run(5)))
                    .isInstanceOfSatisfying(
                            Stopped.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.FUEL));
        }
    }

    /** One core module, instantiated three times. */
    private static byte[] threeStarts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
        out.writeBytes(new byte[] {1, (byte) TWO_UNITS.length});
        out.writeBytes(TWO_UNITS);
        out.writeBytes(new byte[] {2, 10, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        return out.toByteArray();
    }
}
