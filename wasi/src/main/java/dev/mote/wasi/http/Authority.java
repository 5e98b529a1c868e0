package dev.mote.wasi.http;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Host and port of another server.
 *
 * @param host a name or an address, without brackets
 */
record Authority(String host, OptionalInt port) {
    private static final int LONGEST = 512;

    /** Empty where the text is none; it says nothing of a user. */
    static Optional<Authority> parse(String text) {
        boolean plain = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "/?#@\\".indexOf(c) < 0);
        if (!plain) {
            return Optional.empty();
        }
        int end = text.startsWith("[")
                ? text.indexOf(']') + 1
                : text.indexOf(':') < 0 ? text.length() : text.indexOf(':');
        if (end <= 0) {
            return Optional.empty();
        }
        String host = text.startsWith("[") ? text.substring(1, end - 1) : text.substring(0, end);
        String rest = text.substring(end);
        if (host.isEmpty() || rest.isEmpty()) {
            return host.isEmpty() ? Optional.empty() : Optional.of(new Authority(host, OptionalInt.empty()));
        }
        boolean port = rest.matches(":[0-9]{1,5}") && Integer.parseInt(rest.substring(1)) <= 65_535;
        return port
                ? Optional.of(new Authority(host, OptionalInt.of(Integer.parseInt(rest.substring(1)))))
                : Optional.empty();
    }
}
