package dev.mote.platform;

import java.io.InputStream;

/**
 * A call to be made now.
 *
 * @param input the request's bytes; reading may block
 */
public record InvocationRequest(
        FunctionName function, VersionRef version, InputStream input, Invocation.Trigger trigger) {}
