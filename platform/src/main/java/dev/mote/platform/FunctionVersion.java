package dev.mote.platform;

import java.time.Instant;

/**
 * One immutable version of a function.
 *
 * @param number 1, 2, 3 … per function, never reused
 * @param digest lower-case hex SHA-256 of the module
 * @param bytes size of the module
 * @param world name of the world it was found to fit
 */
public record FunctionVersion(
        FunctionName function,
        long number,
        String digest,
        long bytes,
        String world,
        FunctionSettings settings,
        Instant created) {}
