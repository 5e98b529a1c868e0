package dev.mote.engine;

import java.time.Duration;

/**
 * How long a guest may run.
 *
 * @param wall from the start of the run, waiting included
 * @param cpu processor time spent in guest code and in host functions that do not wait
 * @param fuel units that guest code may use whose module counts them, see {@link CompileOptions#fuel}; all its instances
 *     together
 */
public record RunLimits(Duration wall, Duration cpu, long fuel) {
    /** Fuel without end. */
    public static final long UNLIMITED_FUEL = Long.MAX_VALUE - FuelTank.SLICE;

    /** Bounds the time alone. */
    public RunLimits(Duration wall, Duration cpu) {
        this(wall, cpu, UNLIMITED_FUEL);
    }
}
