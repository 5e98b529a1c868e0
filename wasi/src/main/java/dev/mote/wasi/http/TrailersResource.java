package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.util.List;
import java.util.Optional;

/** The trailers of a body that the guest is done with, to be taken once. They are there at once. */
final class TrailersResource extends GuestResource {
    private final List<Header> trailers;
    private boolean taken;

    TrailersResource(List<Header> trailers) {
        this.trailers = trailers;
    }

    /** Empty where they were taken before. */
    Optional<List<Header>> take() {
        Optional<List<Header>> all = taken ? Optional.empty() : Optional.of(trailers);
        taken = true;
        return all;
    }
}
