package dev.mote.worlds;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One entry of {@link Grants#net}, understood.
 *
 * @param port the port; empty is any
 */
record NetworkGrant(Host host, OptionalInt port) {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    /** Which hosts a grant means. */
    sealed interface Host {
        /** Every public address. */
        record Any() implements Host {}

        /** Addresses by number. */
        record Range(AddressRange range) implements Host {}

        /** Whatever a name resolves to, as far as it is public. */
        record Name(String name) implements Host {}
    }

    /** @throws NetworkPolicy.BadGrant where the text is no grant; the message says what one looks like */
    static NetworkGrant parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw wrong(text, "it has no port");
        }
        return new NetworkGrant(host(text, text.substring(0, colon)), port(text, text.substring(colon + 1)));
    }

    /** A host name in its one spelling: lower case, no final dot. Empty where the text is none, as for odd numbers. */
    static Optional<String> name(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        // A resolver may read 2130706433 or 0177.1 as an address of its own choice.
        boolean usable = NAME.matcher(name).matches() && !NUMBER.matcher(name).matches();
        return usable ? Optional.of(name) : Optional.empty();
    }

    boolean coversPort(int wanted) {
        return port.isEmpty() || port.getAsInt() == wanted;
    }

    private static Host host(String grant, String text) {
        if (text.equals("*")) {
            return new Host.Any();
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        if (text.indexOf(':') >= 0 && !bracketed) {
            throw wrong(grant, "an IPv6 address needs brackets");
        }
        Optional<AddressRange> range = AddressRange.parse(bracketed ? text.substring(1, text.length() - 1) : text);
        if (range.isPresent()) {
            return new Host.Range(range.get());
        }
        return name(text).map(Host.Name::new).orElseThrow(() -> wrong(grant, "its host is no name, address or range"));
    }

    private static OptionalInt port(String grant, String text) {
        if (text.equals("*")) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65_535) {
            throw wrong(grant, "its port is not a number from 1 to 65535");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static NetworkPolicy.BadGrant wrong(String grant, String why) {
        return new NetworkPolicy.BadGrant("The network grant '" + Printable.of(grant) + "' cannot be used: " + why
                + ". Write host:port, *:port, address:port or range:port, with * for any port.");
    }
}
