package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tags that are the MD5 of the content, as they are for what was put whole and not encrypted under a key of its own. */
final class Etags {
    private static final Pattern MD5 = Pattern.compile("\"?([0-9a-fA-F]{32})\"?");

    private Etags() {}

    /**
     * Compares content and tag where the tag says something about the content.
     *
     * @param encryption the server's word for how it is encrypted, may be null as the SDK has it
     * @throws MoteException STORAGE_FAILED where they differ: something was torn on the way
     */
    static void check(String what, byte[] bytes, String etag, String encryption) {
        boolean plain = encryption == null || encryption.isEmpty() || encryption.equals("AES256");
        if (etag == null || !plain) {
            return;
        }
        var md5 = MD5.matcher(etag);
        if (md5.matches() && !md5.group(1).toLowerCase(Locale.ROOT).equals(md5(bytes))) {
            throw new MoteException(
                    ErrorCode.STORAGE_FAILED, what + " failed: the content does not match the server's tag.");
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
