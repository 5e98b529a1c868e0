package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The address in a request line, decoded once. Only the origin form is taken, and only paths that mean the same to
 * everybody on the way: no empty, {@code .} or {@code ..} segment, no encoded slash, no backslash, no control character.
 *
 * @param path as it came
 * @param segments of the path, decoded; a trailing slash leaves none behind
 * @param query as it came, without the question mark
 */
record RequestTarget(String path, List<String> segments, String query) {

    /** @throws MoteException INVALID_REQUEST */
    static RequestTarget parse(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? "" : uri.substring(question + 1);
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw invalid("The address does not start with '/'.");
        }
        boolean encoded = checkCharacters(path);
        checkCharacters(query);
        List<String> segments = new ArrayList<>(8);
        int start = 1;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            segments.add(checkSegment(encoded ? decode(segment) : segment));
            start = end + 1;
        }
        return new RequestTarget(path, segments, query);
    }

    /** The first value of a query parameter, decoded. */
    Optional<String> parameter(String name) {
        int start = 0;
        while (start < query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (query.substring(start, nameEnd).equals(name)) {
                return Optional.of(nameEnd == end ? "" : decodeForm(query.substring(nameEnd + 1, end)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** Whether there is a percent sign. */
    private static boolean checkCharacters(String text) {
        boolean encoded = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#') {
                throw invalid("The address contains a character that must be percent-encoded or must not be there.");
            }
            encoded |= c == '%';
        }
        return encoded;
    }

    private static String checkSegment(String segment) {
        if (segment.isEmpty()) {
            throw invalid("The address contains an empty path segment.");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw invalid("The address contains a '.' or '..' path segment.");
        }
        return segment;
    }

    private static String decode(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            int value = c;
            if (c == '%') {
                value = i + 2 < segment.length() ? hex(segment.charAt(i + 1)) << 4 | hex(segment.charAt(i + 2)) : -1;
                if (value < ' ' || value == 0x7f || value == '/' || value == '\\') {
                    throw invalid("The address contains a percent-encoding that is not allowed in a path.");
                }
                i += 2;
            }
            bytes[length++] = (byte) value;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MoteException(ErrorCode.INVALID_REQUEST, "The address is not UTF-8.", e);
        }
    }

    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        return digit;
    }

    private static String decodeForm(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MoteException(ErrorCode.INVALID_REQUEST, "The query has a broken percent-encoding.", e);
        }
    }

    private static MoteException invalid(String detail) {
        return new MoteException(ErrorCode.INVALID_REQUEST, detail);
    }
}
