package dev.mote.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole response. Nobody changes the body after it was handed over.
 *
 * @param headers beyond content type and length
 */
record Answer(int status, Optional<CharSequence> contentType, Buffer body, List<Header> headers) {
    static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
    static final CharSequence BYTES = HttpHeaders.createOptimized("application/octet-stream");

    /** One header field; its value has no character that could end a line. */
    record Header(CharSequence name, String value) {
        Header {
            value = visible(value);
        }

        private static String visible(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                    return value.replaceAll("[^ -~]", "?");
                }
            }
            return value;
        }
    }

    static Answer of(int status, CharSequence contentType, byte[] body) {
        return new Answer(status, Optional.of(contentType), Buffer.buffer(body), List.of());
    }

    static Answer text(int status, String body) {
        return of(status, TEXT, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer noContent() {
        return new Answer(204, Optional.empty(), Buffer.buffer(0), List.of());
    }

    Answer with(CharSequence name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, contentType, body, more);
    }
}
