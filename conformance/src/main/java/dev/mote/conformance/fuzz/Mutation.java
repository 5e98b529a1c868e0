package dev.mote.conformance.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes a few bytes of a module: some values, some lengths, some stretches. Most results are no modules. */
final class Mutation {
    private static final int MAXIMUM_CHANGES = 4;
    private static final int LONGEST_STRETCH = 24;

    private Mutation() {}

    static byte[] mutate(byte[] wasm, SplittableRandom random) {
        byte[] bytes = wasm.clone();
        for (int changes = random.nextInt(MAXIMUM_CHANGES); changes >= 0; changes--) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        if (bytes.length < 10) {
            return bytes;
        }
        int at = 8 + random.nextInt(bytes.length - 8);
        int length = Math.min(1 + random.nextInt(LONGEST_STRETCH), bytes.length - at);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] = (byte) random.nextInt(0x100);
            case 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> bytes[at]++;
            case 4 -> Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) 0xFF);
            case 5 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
                System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
                return shorter;
            }
            default -> {
                int to = 8 + random.nextInt(bytes.length - 7 - length);
                System.arraycopy(bytes, at, bytes, to, length);
            }
        }
        return bytes;
    }
}
