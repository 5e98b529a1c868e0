package dev.mote.platform;

import java.nio.file.Path;

/**
 * How one node is set up.
 *
 * @param data where the node keeps everything it must not lose
 * @param limits values of {@link Limit.Scope#NODE} and {@link Limit.Scope#HTTP}, and defaults for functions that set
 *     none of their own
 */
public record NodeConfig(Path data, Limits limits) {}
