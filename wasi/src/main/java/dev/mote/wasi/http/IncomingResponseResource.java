package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.util.Optional;

/** Another server's answer. Dropped before its body was taken, it closes the connection. Used by the invocation's thread. */
final class IncomingResponseResource extends GuestResource {
    private final ClientExchange.Result.Answered answered;
    private final Runnable whenClosed;
    private boolean consumed;

    IncomingResponseResource(ClientExchange.Result.Answered answered, Runnable whenClosed) {
        this.answered = answered;
        this.whenClosed = whenClosed;
    }

    ResponseHead head() {
        return answered.head();
    }

    /** Its body, the first time. */
    Optional<IncomingBodyResource> consume() {
        if (consumed) {
            return Optional.empty();
        }
        consumed = true;
        ResponseBody body = answered.body();
        return Optional.of(new IncomingBodyResource(body, body::trailers, whenClosed));
    }

    @Override
    protected void close() {
        if (!consumed) {
            whenClosed.run();
        }
    }
}
