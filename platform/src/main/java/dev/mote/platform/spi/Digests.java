package dev.mote.platform.spi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 as modules are named by it: lower-case hex. */
public final class Digests {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Digests() {}

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    public static void check(String text) {
        if (!isDigest(text)) {
            throw new IllegalArgumentException("not a SHA-256 digest in lower-case hex");
        }
    }
}
