package dev.mote.component.runtime;

import java.util.List;

/**
 * What instantiating a component does, with the tree of components already interpreted.
 *
 * @param parents for each component instance the one around it; -1 for the outermost
 * @param steps core instances in order
 * @param slots core instances, those that were left out too
 * @param functions lifted and lowered functions
 * @param destructors of resource types
 */
record LinkProgram(
        List<Integer> parents, List<CoreInstantiation> steps, int slots, int functions, List<CoreDef> destructors) {}
