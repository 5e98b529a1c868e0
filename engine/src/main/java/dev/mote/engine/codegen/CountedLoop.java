package dev.mote.engine.codegen;

/**
 * A loop that adds a constant to a local and goes on until the local equals a constant. HotSpot knows how to optimise
 * it only if it goes on while the local is below (or above), which is the same where the start is known to fit.
 *
 * @param test offset of what decides: the comparison, or the branch where that itself tests the local
 * @param branchTests whether the branch tests the local, for zero
 */
record CountedLoop(int local, int step, int limit, int test, boolean branchTests) {
    /** Whether a loop that starts at this value ends by equality, without passing the limit. */
    boolean endsExactly(int start) {
        long distance = (long) limit - start;
        return distance != 0 && distance % step == 0 && Long.signum(distance) == Integer.signum(step);
    }

    /** The ordered comparison: whether the limit was not reached yet. */
    Condition ordered() {
        if (branchTests) {
            return step > 0 ? Condition.NEGATIVE : Condition.POSITIVE;
        }
        return step > 0 ? Condition.LESS : Condition.GREATER;
    }
}
