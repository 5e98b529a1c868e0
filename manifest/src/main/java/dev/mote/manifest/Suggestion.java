package dev.mote.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant. */
final class Suggestion {
    private static final int FARTHEST = 3;

    private Suggestion() {}

    /** The known word that is closest, where one is close. */
    static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(FARTHEST, candidate.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** " Did you mean 'x'?", or else the words that there are. */
    static String sentence(String word, Collection<String> known) {
        return of(word, known)
                .map(meant -> " Did you mean '" + meant + "'?")
                .orElseGet(() -> " Known are: "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    /** Levenshtein's distance, over two rows. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.length()];
    }
}
