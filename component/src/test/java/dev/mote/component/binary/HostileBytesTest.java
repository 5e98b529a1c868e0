package dev.mote.component.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentLimits;
import dev.mote.component.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the reader ends with a component or with its own error. */
class HostileBytesTest {
    private static final int ROUNDS = 20_000;

    @Test
    void everyTruncationIsRefusedOrRead() {
        byte[] whole = Samples.read("greet");

        for (int length = 0; length < whole.length; length++) {
            read(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void mutatedComponentsAreRefusedOrRead() {
        Random random = new Random(17);
        byte[] whole = Samples.read("greet");
        int refused = 0;

        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = whole.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutated[8 + random.nextInt(mutated.length - 8)] = (byte) random.nextInt(256);
            }
            refused += read(mutated) ? 0 : 1;
        }

        assertThat(refused).isBetween(1, ROUNDS - 1);
    }

    @Test
    void randomBytesAfterTheHeaderAreRefusedOrRead() {
        Random random = new Random(4);
        byte[] whole = Samples.read("greet");

        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[8 + random.nextInt(64)];
            random.nextBytes(noise);
            System.arraycopy(whole, 0, noise, 0, 8);
            noise[Math.min(8, noise.length - 1)] = (byte) random.nextInt(13);
            read(noise);
        }
    }

    private static boolean read(byte[] bytes) {
        try {
            ComponentReader.read(bytes, ComponentLimits.defaults());
            return true;
        } catch (ComponentException _) {
            return false;
        }
    }
}
