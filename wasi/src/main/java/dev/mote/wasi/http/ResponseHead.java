package dev.mote.wasi.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The head of another server's answer. */
record ResponseHead(int status, List<Header> headers) {
    /** Bytes of a head, or of the trailers. */
    private static final int MOST = 64 << 10;

    private static final int INTERIM_HEADS = 16;
    private static final int SWITCHING = 101;
    private static final int FIRST_FINAL = 200;

    ResponseHead {
        headers = List.copyOf(headers);
    }

    /** Reads the head of the final answer; waits for it. */
    static ResponseHead read(InputStream in) throws IOException {
        for (int i = 0; i < INTERIM_HEADS; i++) {
            Lines lines = new Lines(in);
            int status = status(lines.next());
            ResponseHead head = new ResponseHead(status, lines.fields());
            if (status == SWITCHING) {
                throw HttpFault.of(HttpError.HTTP_UPGRADE_FAILED, "the server switches protocols unasked");
            }
            if (status >= FIRST_FINAL) {
                return head;
            }
        }
        throw malformed("too many interim answers");
    }

    /** Reads the fields after a body in chunks. */
    static List<Header> readTrailers(InputStream in) throws IOException {
        return new Lines(in).fields();
    }

    /** The line that says how long a chunk is. */
    static String readLine(InputStream in) throws IOException {
        return new Lines(in).next();
    }

    /** The values of a field, in order. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    static IOException malformed(String what) {
        return HttpFault.of(HttpError.HTTP_PROTOCOL_ERROR, what);
    }

    private static int status(String line) throws IOException {
        boolean plain = line.startsWith("HTTP/1.")
                && line.length() >= 12
                && line.charAt(8) == ' '
                && line.substring(9, 12).chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            throw malformed("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    /** Lines up to an empty one, bounded. */
    private static final class Lines {
        private final InputStream in;
        private int taken;

        Lines(InputStream in) {
            this.in = in;
        }

        List<Header> fields() throws IOException {
            List<Header> headers = new ArrayList<>();
            for (String line = next(); !line.isEmpty(); line = next()) {
                int colon = line.indexOf(':');
                if (colon < 0 || !HeaderRules.isToken(line.substring(0, colon))) {
                    throw malformed("a field of the answer's header has no name");
                }
                String value = line.substring(colon + 1).strip();
                if (!HeaderRules.isValue(value)) {
                    throw malformed("a field of the answer's header has a control character");
                }
                headers.add(new Header(line.substring(0, colon), value));
            }
            return headers;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw HttpFault.of(HttpError.CONNECTION_TERMINATED, "the server closed the connection early");
                }
                if (++taken > MOST) {
                    throw HttpFault.of(HttpError.HTTP_RESPONSE_HEADER_SECTION_SIZE, "the answer's header is too long");
                }
                line.append((char) c);
            }
            boolean crlf = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
            return crlf ? line.substring(0, line.length() - 1) : line.toString();
        }
    }
}
