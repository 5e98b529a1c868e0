package dev.mote.platform;

import dev.mote.worlds.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls, now and later, and their records. Any virtual thread may call. */
public final class Invocations {
    /**
     * Makes a call in the calling thread and returns its outcome; the record is written off the request's path.
     *
     * @throws MoteException where there is no such function or version; whatever happens after that is an outcome
     */
    public InvocationResult invoke(InvocationRequest request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a call as {@link #invoke(InvocationRequest)} does, and tells its id before the guest starts, so that a front
     * can {@link #cancel} it when its client goes away.
     *
     * @param started called once, in the calling thread; must not block
     */
    public InvocationResult invoke(InvocationRequest request, Consumer<String> started) {
        throw new UnsupportedOperationException();
    }

    /**
     * Accepts a call for later. It is durable when this returns.
     *
     * @return the invocation's id; that of the first call where the idempotency key was seen before
     */
    public String enqueue(FunctionName function, VersionRef version, Payload input, Optional<String> idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    /** A call that waits, runs or is done. */
    public Invocation get(String id) {
        throw new UnsupportedOperationException();
    }

    public List<Invocation> list(Optional<FunctionName> function, int limit) {
        throw new UnsupportedOperationException();
    }

    public Payload output(String id) {
        throw new UnsupportedOperationException();
    }

    public byte[] log(String id) {
        throw new UnsupportedOperationException();
    }

    /** Cancels a call that waits or runs; false when it was done already. */
    public boolean cancel(String id) {
        throw new UnsupportedOperationException();
    }
}
