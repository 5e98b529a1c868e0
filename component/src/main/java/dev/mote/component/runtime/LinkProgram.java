package dev.mote.component.runtime;

import dev.mote.engine.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * What instantiating a component does, with the tree of components already interpreted.
 *
 * @param parents for each component instance the one around it; -1 for the outermost
 * @param steps core instances in order
 * @param slots core instances, those that were left out too
 * @param functions lifted and lowered functions
 * @param destructors of resource types
 * @param snapshots what core instances start from, by slot; the others are initialised
 */
record LinkProgram(
        List<Integer> parents,
        List<CoreInstantiation> steps,
        int slots,
        int functions,
        List<CoreDef> destructors,
        Map<Integer, Snapshot> snapshots) {
    /** The same with core instances that start from snapshots. */
    LinkProgram startingFrom(Map<Integer, Snapshot> taken) {
        return new LinkProgram(parents, steps, slots, functions, destructors, Map.copyOf(taken));
    }
}
