package dev.mote.platform.spi;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * An asynchronous call on its way.
 *
 * @param attempt tries so far, the present one included; 0 while it waits for the first
 * @param depth 0 for a call from outside, one more for each chain link
 * @param idempotencyKey a second call of the same function with the same key is the first call
 */
public record QueuedCall(
        String id,
        FunctionName function,
        VersionRef version,
        Payload input,
        Invocation.Trigger trigger,
        int attempt,
        int depth,
        Optional<String> cause,
        Optional<String> idempotencyKey,
        Instant created) {}
