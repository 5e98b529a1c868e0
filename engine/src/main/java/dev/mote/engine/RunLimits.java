package dev.mote.engine;

import java.time.Duration;

/**
 * How long a guest may run.
 *
 * @param wall from the start of the run, waiting included
 * @param cpu processor time spent in guest code and in host functions that do not wait
 */
public record RunLimits(Duration wall, Duration cpu) {}
