package dev.mote.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
    /** Make calls, and cancel them. */
    INVOKE,
    /** Change functions. */
    DEPLOY,
    /** See functions, records, limits and metrics. */
    READ,
    /** Everything. */
    ADMIN;

    /** The name in configuration, as {@code invoke}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> byWord(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
