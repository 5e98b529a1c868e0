package dev.mote.wasi.http;

import dev.mote.engine.Run;
import dev.mote.wasi.p2.GuestResource;
import dev.mote.wasi.p2.OutputResource;
import dev.mote.wasi.p2.OutputTarget;
import dev.mote.wasi.p2.Pollable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A body that a guest writes. Dropped without being finished, it is incomplete. Used by the invocation's thread alone. */
final class OutgoingBodyResource extends GuestResource {
    private final BodyTarget target;
    private final OptionalLong announced;
    private long written;
    private boolean streamTaken;
    private boolean ended;

    /** @param announced the length that its header says, where it says one */
    OutgoingBodyResource(BodyTarget target, OptionalLong announced) {
        this.target = target;
        this.announced = announced;
    }

    /** The stream to write to; there is one. */
    Optional<OutputResource> stream() {
        if (streamTaken) {
            return Optional.empty();
        }
        streamTaken = true;
        return Optional.of(new OutputResource(new Counted()));
    }

    /** @return false where the body has another length than its header says */
    boolean finish(Run run, List<Header> trailers) throws IOException {
        ended = true;
        if (announced.isPresent() && announced.getAsLong() != written) {
            target.abort(
                    "The component announced a body of " + announced.getAsLong() + " bytes and wrote " + written + ".");
            return false;
        }
        target.finish(run, trailers);
        return true;
    }

    @Override
    protected void close() {
        if (!ended) {
            target.abort("The component gave the body up before it was finished.");
        }
    }

    /** Counts what passes. */
    private final class Counted implements OutputTarget {
        @Override
        public long permit() throws IOException {
            return target.permit();
        }

        @Override
        public void write(Run run, byte[] bytes) throws IOException {
            written += bytes.length;
            if (announced.isPresent() && written > announced.getAsLong()) {
                throw HttpFault.of(HttpError.HTTP_RESPONSE_BODY_SIZE, "more bytes than announced");
            }
            target.write(run, bytes);
        }

        @Override
        public void flush(Run run) throws IOException {
            target.flush(run);
        }

        @Override
        public Pollable writable() {
            return target.writable();
        }
    }
}
