package dev.mote.cli;

import java.nio.charset.StandardCharsets;

/** Makes what a guest or a client wrote safe to show: no control character reaches a terminal. */
final class Printable {
    private Printable() {}

    /** The text with line breaks and tabs, everything else that does not print as an escape. */
    static String text(byte[] bytes) {
        return escape(new String(bytes, StandardCharsets.UTF_8), true);
    }

    /** One line: line breaks are escaped too. */
    static String line(String text) {
        return escape(text, false);
    }

    private static String escape(String text, boolean lines) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (lines && (point == '\n' || point == '\t')) {
                safe.appendCodePoint(point);
            } else if (prints(point)) {
                safe.appendCodePoint(point);
            } else if (point < 0x100) {
                safe.append(String.format("\\x%02x", point));
            } else {
                safe.append(String.format("\\u{%x}", point));
            }
        });
        return safe.toString();
    }

    /** Control characters drive a terminal; format characters reorder or hide what a person reads. */
    private static boolean prints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
