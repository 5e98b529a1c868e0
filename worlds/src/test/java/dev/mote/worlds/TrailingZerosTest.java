package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailingZerosTest {
    private static final int START = 100;
    private static final int SIZE = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1807, 1808, 1809, 4095, 5904, 5905, 9999, 10_000})
    void aRegionEndsWithItsLastByteThatIsNotZero(int length) {
        ArrayMemory memory = new ArrayMemory(1);
        memory.fill(START - 1, (byte) 9, 1);
        memory.fill(START + SIZE, (byte) 9, 1);
        if (length > 0) {
            memory.putByte(START + length - 1, (byte) 7);
        }
        byte[] trimmed = TrailingZeros.trim(memory, START, SIZE);
        assertThat(trimmed).hasSize(length).doesNotContain(9);
        if (length > 0) {
            assertThat(trimmed[length - 1]).isEqualTo((byte) 7);
        }
    }
}
