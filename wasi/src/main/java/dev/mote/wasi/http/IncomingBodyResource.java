package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import dev.mote.wasi.p2.InputResource;
import dev.mote.wasi.p2.PumpedInput;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A body that a guest reads. Used by the invocation's thread alone. */
final class IncomingBodyResource extends GuestResource {
    private final InputStream stream;
    private final Supplier<List<Header>> trailers;
    private final Runnable whenClosed;
    private boolean streamTaken;

    /**
     * @param trailers what came after the body; empty before its end
     * @param whenClosed called once, when the guest is done with the body
     */
    IncomingBodyResource(InputStream stream, Supplier<List<Header>> trailers, Runnable whenClosed) {
        this.stream = stream;
        this.trailers = trailers;
        this.whenClosed = whenClosed;
    }

    /** The stream to read from; there is one. */
    Optional<InputResource> stream() {
        if (streamTaken) {
            return Optional.empty();
        }
        streamTaken = true;
        return Optional.of(new InputResource(new PumpedInput(stream)));
    }

    List<Header> trailers() {
        return trailers.get();
    }

    @Override
    protected void close() {
        whenClosed.run();
    }
}
