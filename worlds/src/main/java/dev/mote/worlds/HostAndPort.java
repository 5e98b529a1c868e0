package dev.mote.worlds;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host by name or address, without brackets, and a port. */
record HostAndPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\]]+)]|([^:\\[\\]]+)):([1-9][0-9]{0,4})");
    private static final int LAST_PORT = 65_535;

    /** Reads {@code 127.0.0.1:8181}, {@code [::1]:8181} or {@code example.org:80}; empty for anything else. */
    static Optional<HostAndPort> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LAST_PORT) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new HostAndPort(host, Integer.parseInt(matcher.group(3))));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
