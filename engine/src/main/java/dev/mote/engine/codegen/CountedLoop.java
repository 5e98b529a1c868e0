package dev.mote.engine.codegen;

/**
 * A loop that adds a constant to a local and goes on until the local equals a constant. HotSpot knows how to optimise
 * it only if it goes on while the local is below (or above), which is the same where the start is known to fit.
 *
 * @param compare offset of the comparison in the module
 */
record CountedLoop(int local, int step, int limit, int compare) {
    /** Whether a loop that starts at this value ends by equality, without passing the limit. */
    boolean endsExactly(int start) {
        long distance = (long) limit - start;
        return distance != 0 && distance % step == 0 && Long.signum(distance) == Integer.signum(step);
    }
}
