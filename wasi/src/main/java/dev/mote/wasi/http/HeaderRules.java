package dev.mote.wasi.http;

import java.util.Locale;
import java.util.Set;

/** Which fields a guest may have in a header. Stateless; any thread may call. */
public final class HeaderRules {
    private static final Set<String> FORBIDDEN = Set.of(
            "connection",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "transfer-encoding",
            "upgrade");

    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private HeaderRules() {}

    /** Whether a field frames a message or belongs to one connection, which is not the guest's. Case does not matter. */
    public static boolean isForbidden(String name) {
        return FORBIDDEN.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it can be the name of a field, or a method. */
    static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z')
                                || MARKS.indexOf(c) >= 0);
    }

    /** Whether it can be the value of a field: nothing that could end its line. */
    static boolean isValue(String text) {
        return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f));
    }
}
