package dev.mote.platform.spi;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.worlds.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records of finished calls. {@link #record} is off the request's path: it returns at once, writes in batches, and drops
 * the record (and counts that) when the disk cannot keep up.
 */
public interface InvocationStore {
    void record(Invocation invocation, Payload output, byte[] log);

    /** The record; a completed outcome comes without output and chained calls, see {@link #output}. */
    Optional<Invocation> find(String id);

    /** The newest first. */
    List<Invocation> list(Optional<FunctionName> function, int limit);

    Optional<Payload> output(String id);

    Optional<byte[]> log(String id);

    /** Removes records that finished before an instant, and the oldest beyond a number; returns how many went. */
    int expire(Instant before, long keep);

    /** Records that were dropped because the disk could not keep up. */
    long dropped();
}
