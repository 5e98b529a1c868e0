package dev.mote.gateway;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578) from a body in memory, of which it copies only the field asked for. */
final class Multipart {
    /** The bytes are no form. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    private static final int LONGEST_HEAD = 16 << 10;
    private static final int MOST_PARTS = 128;
    private static final int NONE = -1;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final int LONGEST_BOUNDARY = 200;
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*+;\\s*+([^\\s=;\"]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]*+))");

    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ascii("\r\n--" + boundary);
    }

    /** The content of the first field of a name. */
    static Optional<byte[]> file(Request request, String name) throws MalformedException {
        String boundary = request.header(HttpHeaders.CONTENT_TYPE)
                .flatMap(type -> parameter(type, "multipart/form-data", "boundary"))
                .filter(found -> !found.isEmpty() && found.length() <= LONGEST_BOUNDARY)
                .orElseThrow(
                        () -> new MalformedException("the content type is not multipart/form-data with a boundary"));
        return field(request.readBody(), boundary, name);
    }

    static Optional<byte[]> field(byte[] body, String boundary, String name) throws MalformedException {
        return new Multipart(body, boundary).field(name);
    }

    private Optional<byte[]> field(String name) throws MalformedException {
        // The first delimiter may lack the line break in front, as there may be nothing in front.
        int position =
                Arrays.equals(delimiter, 2, delimiter.length, body, 0, Math.min(delimiter.length - 2, body.length))
                        ? delimiter.length - 2
                        : after(delimiter, 0, body.length);
        for (int part = 0; part < MOST_PARTS; part++) {
            if (startsWith("--", position)) {
                return Optional.empty();
            }
            int head = lineAfter(position);
            // From the line break on: a part may have no head at all.
            int content = after(HEAD_END, head - 2, Math.min(body.length, head + LONGEST_HEAD));
            int next = after(delimiter, content - 2, body.length);
            if (isNamed(head, content, name)) {
                return Optional.of(Arrays.copyOfRange(body, content, Math.max(content, next - delimiter.length)));
            }
            position = next;
        }
        throw new MalformedException("the form has more than " + MOST_PARTS + " fields");
    }

    private boolean isNamed(int from, int to, String name) {
        for (String line : new String(body, from, to - from, StandardCharsets.UTF_8).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals("content-disposition")) {
                return parameter(line.substring(colon + 1).strip(), "form-data", "name")
                        .equals(Optional.of(name));
            }
        }
        return false;
    }

    /** A parameter of a header's value, where that is of a type. */
    private static Optional<String> parameter(String value, String type, String name) {
        if (!value.regionMatches(true, 0, type, 0, type.length())) {
            return Optional.empty();
        }
        Matcher parameters = PARAMETER.matcher(value).region(type.length(), value.length());
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase(name)) {
                return Optional.ofNullable(parameters.group(2)).or(() -> Optional.of(parameters.group(3)));
            }
        }
        return Optional.empty();
    }

    /** Where the line ends that holds nothing but white space after a delimiter. */
    private int lineAfter(int position) throws MalformedException {
        int end = position;
        while (end < body.length && (body[end] == ' ' || body[end] == '\t')) {
            end++;
        }
        if (!startsWith("\r\n", end)) {
            throw new MalformedException("a boundary is followed by something else");
        }
        return end + 2;
    }

    private boolean startsWith(String text, int position) {
        byte[] wanted = ascii(text);
        return position + wanted.length <= body.length
                && Arrays.equals(wanted, 0, wanted.length, body, position, position + wanted.length);
    }

    private int after(byte[] wanted, int from, int limit) throws MalformedException {
        int found = indexOf(wanted, from, limit);
        if (found == NONE) {
            throw new MalformedException("the form ends in the middle of a field");
        }
        return found + wanted.length;
    }

    private int indexOf(byte[] wanted, int from, int limit) {
        for (int i = from; i <= limit - wanted.length; i++) {
            if (body[i] == wanted[0] && Arrays.equals(wanted, 0, wanted.length, body, i, i + wanted.length)) {
                return i;
            }
        }
        return NONE;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
