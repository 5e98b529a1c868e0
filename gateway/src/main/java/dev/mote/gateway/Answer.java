package dev.mote.gateway;

import dev.mote.worlds.HttpHead;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole response. Nobody changes the body after it was handed over.
 *
 * @param headers beyond content type and length
 * @param guest what a guest says goes before the body; its status is the answer's
 */
record Answer(
        int status, Optional<CharSequence> contentType, Buffer body, List<Header> headers, Optional<HttpHead> guest) {
    static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
    static final CharSequence BYTES = HttpHeaders.createOptimized("application/octet-stream");

    static final String CONTENT_LENGTH = "Content-Length";

    /** Says that the response was written as a stream, and is complete. */
    static final Answer STREAMED = new Answer(0, Optional.empty(), Buffer.buffer(), List.of());

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

    /** An answer of our own. */
    Answer(int status, Optional<CharSequence> contentType, Buffer body, List<Header> headers) {
        this(status, contentType, body, headers, Optional.empty());
    }

    /** An answer of a guest. */
    static Answer guest(HttpHead head, Buffer body) {
        return new Answer(head.status(), Optional.empty(), body, List.of(), Optional.of(head));
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

    /** Whether this stands for a response that was written already. */
    boolean streamed() {
        return status == STREAMED.status;
    }

    /** The length that our own header fields say, before the body is there. */
    OptionalLong length() {
        return headers.stream()
                .filter(header -> CONTENT_LENGTH.contentEquals(header.name()))
                .mapToLong(header -> Long.parseLong(header.value()))
                .findFirst();
    }

    Answer with(CharSequence name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, contentType, body, more, guest);
    }
}
