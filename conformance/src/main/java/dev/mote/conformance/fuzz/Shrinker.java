package dev.mote.conformance.fuzz;

import java.util.Arrays;

/** Makes choices smaller as long as they keep a property: leaves stretches out, then makes single numbers smaller. */
final class Shrinker {
    /** What has to stay true. */
    @FunctionalInterface
    interface Property {
        boolean holds(int[] choices) throws InterruptedException;
    }

    private final Property property;
    private int attempts;

    /** @param attempts how often the property may be asked */
    Shrinker(Property property, int attempts) {
        this.property = property;
        this.attempts = attempts;
    }

    int[] shrink(int[] choices) throws InterruptedException {
        int[] best = choices;
        int[] before;
        do {
            before = best;
            best = smallerNumbers(shorter(best));
        } while (attempts > 0 && !Arrays.equals(best, before));
        return best;
    }

    private int[] shorter(int[] choices) throws InterruptedException {
        int[] best = choices;
        for (int length = Math.max(1, best.length / 2); length > 0; length /= 2) {
            for (int from = best.length - length; from >= 0 && attempts > 0; from -= length) {
                from = Math.min(from, best.length - length);
                if (from < 0) {
                    break;
                }
                int[] candidate = without(best, from, length);
                if (holds(candidate)) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private int[] smallerNumbers(int[] choices) throws InterruptedException {
        int[] best = choices;
        for (int i = 0; i < best.length && attempts > 0; i++) {
            for (int smaller : new int[] {0, best[i] / 2, best[i] - 1}) {
                if (smaller >= 0 && smaller < best[i]) {
                    int[] candidate = best.clone();
                    candidate[i] = smaller;
                    if (holds(candidate)) {
                        best = candidate;
                        break;
                    }
                }
            }
        }
        return best;
    }

    private boolean holds(int[] candidate) throws InterruptedException {
        attempts--;
        return property.holds(candidate);
    }

    private static int[] without(int[] choices, int from, int length) {
        int[] rest = new int[choices.length - length];
        System.arraycopy(choices, 0, rest, 0, from);
        System.arraycopy(choices, from + length, rest, from, rest.length - from);
        return rest;
    }
}
