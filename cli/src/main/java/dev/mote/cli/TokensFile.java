package dev.mote.cli;

import dev.mote.gateway.Scope;
import dev.mote.gateway.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads tokens: one a line, as {@code SECRET SCOPES [USER]}. The secret is plain or {@code sha256:<hex>}; scopes are
 * words with commas between; '#' starts a comment.
 */
final class TokensFile {
    private static final String DIGEST = "sha256:";
    private static final int SHORTEST = 16;

    private TokensFile() {}

    static List<Token> read(Path file) throws IOException {
        List<Token> tokens = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                tokens.add(parse(text, file + " line " + number));
            }
        }
        if (tokens.isEmpty()) {
            throw new CliException(
                    "The tokens file " + file + " has no tokens.", "Write lines of: SECRET SCOPES [USER]");
        }
        return List.copyOf(tokens);
    }

    /** A secret that allows everything. */
    static Token admin(String secret) {
        return token(secret, EnumSet.of(Scope.ADMIN), Optional.empty(), "--token");
    }

    private static Token parse(String text, String where) {
        String[] parts = text.split("\\s+", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw wrong(where, "has " + parts.length + " parts");
        }
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : parts[1].split(",", -1)) {
            scopes.add(Scope.byWord(word).orElseThrow(() -> wrong(where, "names no scope with '" + word + "'")));
        }
        return token(parts[0], scopes, parts.length == 3 ? Optional.of(parts[2]) : Optional.empty(), where);
    }

    private static Token token(String secret, Set<Scope> scopes, Optional<String> user, String where) {
        if (secret.startsWith(DIGEST)) {
            try {
                return new Token(secret.substring(DIGEST.length()).toLowerCase(Locale.ROOT), scopes, user);
            } catch (IllegalArgumentException e) {
                throw wrong(where, "has a digest that is not 64 hex digits");
            }
        }
        if (secret.length() < SHORTEST) {
            throw wrong(where, "has a secret of fewer than " + SHORTEST + " characters");
        }
        return Token.of(secret, scopes, user);
    }

    private static CliException wrong(String where, String problem) {
        return new CliException(
                Printable.line(where + " " + problem) + ".",
                "A token is SECRET SCOPES [USER]; scopes are invoke, deploy, read, admin with commas between. "
                        + "A good secret: openssl rand -hex 24");
    }
}
