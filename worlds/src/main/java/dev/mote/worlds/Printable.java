package dev.mote.worlds;

import java.nio.charset.StandardCharsets;

/** Text that came from a guest or a module, made safe for logs and terminals. */
final class Printable {
    private static final int LONGEST = 120;

    private Printable() {}

    /** The text with everything but printable ASCII escaped, cut where it gets long. */
    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c < ' ' || c > '~') {
                safe.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                safe.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > LONGEST) {
            safe.append("...");
        }
        return safe.toString();
    }

    /** As {@link #of(String)}, one character per byte. */
    static String of(byte[] text) {
        return of(new String(text, StandardCharsets.ISO_8859_1));
    }
}
