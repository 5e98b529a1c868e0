package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.util.Optional;

/** The request that a component answers. Used by the invocation's thread alone. */
final class IncomingRequestResource extends GuestResource {
    private final ServerExchange exchange;
    private boolean consumed;

    IncomingRequestResource(ServerExchange exchange) {
        this.exchange = exchange;
    }

    ServerExchange exchange() {
        return exchange;
    }

    /** Its body, the first time. */
    Optional<IncomingBodyResource> consume() {
        if (consumed) {
            return Optional.empty();
        }
        consumed = true;
        return Optional.of(new IncomingBodyResource(exchange.body(), exchange::trailers, () -> {}));
    }
}
