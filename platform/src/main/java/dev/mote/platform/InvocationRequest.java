package dev.mote.platform;

import dev.mote.worlds.HttpExchange;
import java.io.InputStream;
import java.util.Optional;

/**
 * A call to be made now.
 *
 * @param input the request's bytes; reading may block
 * @param http the exchange that the call serves, where it came by a route; the record then keeps no output, which the
 *     client has
 */
public record InvocationRequest(
        FunctionName function,
        VersionRef version,
        InputStream input,
        Invocation.Trigger trigger,
        Optional<HttpExchange> http) {
    /** A call whose answer is its output. */
    public InvocationRequest(FunctionName function, VersionRef version, InputStream input, Invocation.Trigger trigger) {
        this(function, version, input, trigger, Optional.empty());
    }
}
