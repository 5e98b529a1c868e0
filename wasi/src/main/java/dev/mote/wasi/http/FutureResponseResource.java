package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import dev.mote.wasi.p2.Pollable;

/** The answer that a guest waits for. Dropped before it was taken, it ends the request. */
final class FutureResponseResource extends GuestResource {
    private final ClientExchange exchange;
    private final Runnable whenClosed;
    private boolean taken;

    /** @param whenClosed called when the connection is not needed any more, where the answer was not taken */
    FutureResponseResource(ClientExchange exchange, Runnable whenClosed) {
        this.exchange = exchange;
        this.whenClosed = whenClosed;
    }

    ClientExchange exchange() {
        return exchange;
    }

    Pollable answered() {
        return exchange.answered();
    }

    boolean isTaken() {
        return taken;
    }

    /** The answer is the guest's now. */
    Runnable take() {
        taken = true;
        return whenClosed;
    }

    @Override
    protected void close() {
        if (!taken) {
            whenClosed.run();
        }
    }
}
