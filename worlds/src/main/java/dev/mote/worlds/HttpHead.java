package dev.mote.worlds;

import java.util.List;
import java.util.Optional;

/**
 * The head of a guest's answer, checked: a final status, and no character that could end a line. Framing is the front's
 * affair, so fields that frame or belong to one connection have no effect.
 *
 * @param reason the phrase behind the status; empty for the usual one
 * @param fields in order, duplicates included
 */
public record HttpHead(int status, Optional<String> reason, List<HttpField> fields) {
    private static final int FIRST_FINAL = 200;
    private static final int LAST = 599;
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    /** An answer that HTTP does not allow; the message names the part. */
    public static final class BadHead extends IllegalArgumentException {
        BadHead(String message) {
            super(message);
        }
    }

    /** @throws BadHead where a client must not see this */
    public HttpHead {
        if (status < FIRST_FINAL || status > LAST) {
            throw new BadHead("The guest set the status " + status + "; an answer has one from 200 to 599.");
        }
        if (reason.isPresent() && !isText(reason.get())) {
            throw controlCharacter("reason phrase");
        }
        fields = List.copyOf(fields);
        fields.forEach(HttpHead::check);
    }

    /** @throws BadHead where this is no field of a header */
    static void check(HttpField field) {
        String name = field.name();
        if (!isToken(name)) {
            throw new BadHead("The guest set a header field with the name '" + Printable.of(name)
                    + "', which HTTP does not allow.");
        }
        if (!isText(field.value())) {
            throw controlCharacter("header field " + Printable.of(name));
        }
    }

    private static BadHead controlCharacter(String part) {
        return new BadHead("The guest set a " + part + " with a control character.");
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || MARKS.indexOf(c) >= 0;
    }
}
