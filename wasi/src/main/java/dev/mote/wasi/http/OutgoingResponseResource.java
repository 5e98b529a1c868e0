package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.util.List;
import java.util.Optional;

/** An answer that a component makes. Used by the invocation's thread alone. */
final class OutgoingResponseResource extends GuestResource {
    private static final int FIRST_FINAL = 200;
    private static final int LAST = 599;

    private final List<Header> headers;
    private int status = FIRST_FINAL;
    private Optional<ServerBody> body = Optional.empty();

    OutgoingResponseResource(List<Header> headers) {
        this.headers = headers;
    }

    List<Header> headers() {
        return headers;
    }

    int status() {
        return status;
    }

    /** False where no final answer has such a status. */
    boolean status(int wanted) {
        boolean known = wanted >= FIRST_FINAL && wanted <= LAST;
        status = known ? wanted : status;
        return known;
    }

    /** Its body, where it was asked for. */
    Optional<ServerBody> body() {
        return body;
    }

    /** Its body, the first time. */
    Optional<OutgoingBodyResource> takeBody() {
        if (body.isPresent()) {
            return Optional.empty();
        }
        ServerBody made = new ServerBody();
        body = Optional.of(made);
        return Optional.of(new OutgoingBodyResource(made, ContentLength.of(headers)));
    }
}
