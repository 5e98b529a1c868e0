package dev.mote.worlds;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A call that did not come by a route: a POST of its input, whose answer's body is the output. Used by one thread. */
final class CollectedExchange implements HttpExchange {
    private static final int FIRST_ERROR = 400;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Optional<HttpHead> head = Optional.empty();

    @Override
    public HttpRequest request() {
        return HttpRequest.ofInput();
    }

    @Override
    public void head(HttpHead answer) {
        head = Optional.of(answer);
    }

    @Override
    public OutputStream stream(HttpHead answer) {
        head = Optional.of(answer);
        return body;
    }

    Payload body() {
        return Payload.of(body.toByteArray());
    }

    /** The status, where it says that the request failed. */
    Optional<Integer> error() {
        return head.map(HttpHead::status).filter(status -> status >= FIRST_ERROR);
    }
}
