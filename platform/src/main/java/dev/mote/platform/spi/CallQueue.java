package dev.mote.platform.spi;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.worlds.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable queue of asynchronous calls: at least once, in order of arrival. What was enqueued survives a crash at any
 * point; what was taken and not finished comes back, its attempt counted.
 */
public interface CallQueue {
    /**
     * Adds calls, all or none, durably before it returns.
     *
     * @return the ids: those given, or that of an earlier call with the same idempotency key
     */
    List<String> enqueue(List<QueuedCall> calls);

    /** Takes up to {@code max} calls that are due; their attempt is counted durably before they are handed out. */
    List<QueuedCall> take(int max, Instant now);

    /** In one step: removes a taken call, keeps its result, and adds the calls that it chained. */
    void complete(QueuedCall call, Invocation result, Payload output, byte[] log, List<QueuedCall> chained);

    /**
     * Gives a taken call back for a later try; it keeps the attempt that {@code call} says, which may be lower than the
     * counted one where the try was cut short by the node.
     */
    void retry(QueuedCall call, Instant notBefore);

    /**
     * In one step: removes a waiting call and keeps a record of it as cancelled at {@code now}; false when it is not
     * waiting (any more).
     */
    boolean cancel(String id, Instant now);

    /** A call that waits or was taken. */
    Optional<QueuedCall> find(String id);

    /** Calls of a function that wait or were taken. */
    List<QueuedCall> list(FunctionName function, int limit);

    /** Calls that wait. */
    long pending();

    /** Blocks until there may be something to take, or the given time has come. */
    void await(Instant until) throws InterruptedException;
}
