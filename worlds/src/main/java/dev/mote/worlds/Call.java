package dev.mote.worlds;

import dev.mote.engine.InstanceLimits;
import java.io.InputStream;
import java.util.Optional;

/**
 * One call, as the world sees it: the input and the narrow ports to everything else.
 *
 * @param user owner of the function; chained calls go to the same user
 * @param function name of the function
 * @param entry the export that the owner of the function wants called; empty for the one that the contract names
 * @param input the request's bytes; reading may wait for the client, so a world reads inside {@code Run.blocking}
 * @param http the HTTP exchange that the call serves, where it came by a route
 * @param log where the guest's output to stdout and stderr goes
 * @param grants what the guest may touch
 * @param instance what the instance may hold
 * @param limits what the call may consume
 */
public record Call(
        String user,
        String function,
        Optional<String> entry,
        InputStream input,
        Optional<HttpExchange> http,
        GuestLog log,
        Grants grants,
        InstanceLimits instance,
        CallLimits limits) {}
