package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentLimits;
import dev.mote.component.Samples;
import dev.mote.engine.CompileOptions;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a component says, reading and checking it ends with what it is or with the room's own error. */
class HostileComponentTest {
    private static final int ROUNDS = 5_000;

    @Test
    void mutatedComponentsAreRefusedOrDescribed() {
        Random random = new Random(23);
        byte[] whole = Samples.read("greet");
        int refused = 0;

        try (Components components = new Components()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutated = whole.clone();
                for (int change = 0; change <= random.nextInt(3); change++) {
                    mutated[8 + random.nextInt(mutated.length - 8)] = (byte) random.nextInt(256);
                }
                try {
                    ComponentCode.inspect(
                            components.engine, mutated, CompileOptions.defaults(), ComponentLimits.defaults());
                } catch (ComponentException _) {
                    refused++;
                }
            }
        }

        assertThat(refused).isBetween(1, ROUNDS - 1);
    }
}
