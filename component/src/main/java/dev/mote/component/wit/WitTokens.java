package dev.mote.component.wit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a WIT text, one after the other. Used by one thread. */
final class WitTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|//[^\n]*|(?<token>->|[%A-Za-z0-9_][A-Za-z0-9_-]*|[{}()<>,;:=./@])");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    WitTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException(
                        "no WIT at: " + text.substring(at, Math.min(text.length(), at + 20)));
            }
            if (matcher.group("token") != null) {
                tokens.add(matcher.group("token"));
            }
            at = matcher.end();
        }
    }

    boolean more() {
        return next < tokens.size();
    }

    String take() {
        if (!more()) {
            throw new IllegalArgumentException("the WIT ends too early");
        }
        return tokens.get(next++);
    }

    /** A name; {@code %} only says that it is no keyword. */
    String name() {
        String name = take();
        return name.startsWith("%") ? name.substring(1) : name;
    }

    void expect(String sign) {
        String found = take();
        if (!found.equals(sign)) {
            throw new IllegalArgumentException("expected " + sign + " and found " + found);
        }
    }

    /** Takes a sign if it is next. */
    boolean accept(String sign) {
        if (more() && tokens.get(next).equals(sign)) {
            next++;
            return true;
        }
        return false;
    }

    /** All words up to a sign, which is taken too, joined. */
    String upTo(String sign) {
        StringBuilder all = new StringBuilder();
        while (!accept(sign)) {
            all.append(take());
        }
        return all.toString();
    }
}
