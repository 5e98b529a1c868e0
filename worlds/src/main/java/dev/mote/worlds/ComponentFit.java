package dev.mote.worlds;

import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.type.ComponentType;
import java.util.ArrayList;
import java.util.List;

/** Holds what a component imports against what a world offers. */
final class ComponentFit {
    private static final int MOST_PROBLEMS = 12;

    private ComponentFit() {}

    /** A sentence for each import that is not offered, or for the first of them. */
    static List<String> missing(HostInterfaces offered, ComponentType component) {
        List<String> missing = offered.missing(component);
        List<String> problems = new ArrayList<>();
        missing.stream()
                .limit(MOST_PROBLEMS)
                .map(name -> "It imports " + Printable.of(name) + ", which this world does not offer.")
                .forEach(problems::add);
        if (missing.size() > MOST_PROBLEMS) {
            problems.add("There are " + (missing.size() - MOST_PROBLEMS) + " more imports like these.");
        }
        return problems;
    }
}
