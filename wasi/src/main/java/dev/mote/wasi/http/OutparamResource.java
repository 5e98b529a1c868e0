package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;

/** Where a component puts its answer. */
final class OutparamResource extends GuestResource {
    private final ServerAnswer answer;

    OutparamResource(ServerAnswer answer) {
        this.answer = answer;
    }

    ServerAnswer answer() {
        return answer;
    }
}
