package dev.mote.worlds;

import dev.mote.wasi.http.Header;
import dev.mote.wasi.http.HeaderRules;
import dev.mote.wasi.http.ServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The request of a call, as components see it, and its answer, held to the call's limits. Used by the invocation's thread. */
final class HttpCall implements ServerExchange {
    private final HttpExchange http;
    private final HttpRequest request;
    private final InputStream body;
    private final long most;
    private boolean tooLarge;
    private boolean gone;

    /** @param most bytes of an answer */
    HttpCall(HttpExchange http, InputStream body, long most) {
        this.http = http;
        this.request = http.request();
        this.body = body;
        this.most = most;
    }

    /** Whether the answer was cut off for its length. */
    boolean tooLarge() {
        return tooLarge;
    }

    /** Whether the client went away while it was answered. */
    boolean gone() {
        return gone;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String pathWithQuery() {
        return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public Optional<String> authority() {
        return request.field("host");
    }

    @Override
    public List<Header> headers() {
        return request.fields().stream()
                .filter(field -> !HeaderRules.isForbidden(field.name()))
                .map(field -> new Header(field.name(), field.value()))
                .toList();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public List<Header> trailers() {
        return List.of();
    }

    @Override
    public OutputStream begin(int status, List<Header> headers) throws IOException {
        return new Bounded(http.stream(head(status, headers)));
    }

    @Override
    public void end(List<Header> trailers) throws IOException {
        http.trailers(head(200, trailers).fields());
    }

    @Override
    public void answer(int status, List<Header> headers) throws IOException {
        http.head(head(status, headers));
    }

    private static HttpHead head(int status, List<Header> headers) throws IOException {
        try {
            return new HttpHead(
                    status,
                    Optional.empty(),
                    headers.stream()
                            .map(header -> new HttpField(header.name(), header.value()))
                            .toList());
        } catch (HttpHead.BadHead e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Takes no more than the call may answer with. */
    private final class Bounded extends OutputStream {
        private final OutputStream to;
        private long written;

        Bounded(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > most) {
                tooLarge = true;
                throw new IOException("the answer is too long");
            }
            try {
                to.write(bytes, offset, length);
            } catch (IOException e) {
                gone = true;
                throw e;
            }
        }
    }
}
