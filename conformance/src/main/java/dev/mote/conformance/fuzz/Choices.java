package dev.mote.conformance.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The decisions that make a module: drawn at random and recorded, or read back. Zero is always the simplest decision,
 * and whatever is read past the end is zero. Used by one thread.
 */
final class Choices {
    /** More than any module of sensible size asks for. */
    static final int MAXIMUM = 20_000;

    private final SplittableRandom random;
    private final int[] given;
    private int[] taken = new int[256];
    private int count;

    private Choices(SplittableRandom random, int... given) {
        this.random = random;
        this.given = given;
    }

    static Choices random(long seed) {
        return new Choices(new SplittableRandom(seed));
    }

    static Choices replay(int... given) {
        return new Choices(null, given.clone());
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        int value;
        if (random == null) {
            value = count < given.length ? Math.min(given[count], bound - 1) : 0;
        } else {
            value = count < MAXIMUM ? random.nextInt(bound) : 0;
        }
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
        }
        taken[count++] = value;
        return value;
    }

    /** True once in {@code times}; false is the simple answer. */
    boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    /** True unless once in {@code times}, for what is simpler where it is true. */
    boolean mostly(int times) {
        return below(times) != times - 1;
    }

    /** Any 32 bits, zero being simplest. */
    int bits() {
        return below(1 << 16) << 16 | below(1 << 16);
    }

    <T> T of(java.util.List<T> list) {
        return list.get(below(list.size()));
    }

    /** What was decided so far. */
    int[] taken() {
        return Arrays.copyOf(taken, count);
    }
}
