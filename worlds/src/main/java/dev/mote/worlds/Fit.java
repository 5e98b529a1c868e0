package dev.mote.worlds;

import java.util.List;

/** The answer of a world to a module. */
public sealed interface Fit {
    /** The module is written against the contract. */
    record Fits() implements Fit {}

    /**
     * The module is not.
     *
     * @param near whether it looks meant for this world, so that its problems are worth showing first
     * @param problems one sentence each, naming the import or export and what the world offers
     */
    record Misfit(boolean near, List<String> problems) implements Fit {
        public Misfit {
            problems = List.copyOf(problems);
        }
    }
}
