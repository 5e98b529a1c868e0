package dev.mote.worlds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The header of a CGI program's answer, up to the first empty line, in however many pieces it comes. One thread uses it. */
final class CgiHeader {
    static final int LONGEST = 64 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole;

    /** Whether the line that holds the last byte has a character that is not the carriage return of its end. */
    private boolean lineHasText;

    /** Takes bytes until the header is whole, or longer than it may be; answers where it stopped. */
    int take(byte[] from, int offset, int length) {
        int next = offset;
        while (next < offset + length && !whole && bytes.size() < LONGEST) {
            byte each = from[next++];
            bytes.write(each);
            if (each == '\n') {
                whole = !lineHasText;
                lineHasText = false;
            } else if (each != '\r') {
                lineHasText = true;
            }
        }
        return next;
    }

    /** Whether the empty line has come. */
    boolean isWhole() {
        return whole;
    }

    String text() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
