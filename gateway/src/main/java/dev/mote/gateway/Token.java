package dev.mote.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A bearer token. Only its digest is kept.
 *
 * @param sha256 lower-case hex SHA-256 of the secret
 * @param user the only user whose functions it reaches; empty for all
 */
public record Token(String sha256, Set<Scope> scopes, Optional<String> user) {
    public Token {
        if (sha256.length() != 64 || !sha256.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("a token is kept as 64 lower-case hex digits of its SHA-256");
        }
        scopes = Set.copyOf(scopes);
    }

    public static Token of(String secret, Set<Scope> scopes, Optional<String> user) {
        return new Token(digest(secret), scopes, user);
    }

    static String digest(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes the same time wherever the digests differ. */
    boolean matches(String digest) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
}
