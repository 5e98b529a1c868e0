package dev.mote.worlds;

import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import java.util.List;
import java.util.Optional;

/** The worlds of a node, in the order in which they are tried. Immutable. */
public record Worlds(List<World> all) {
    public Worlds {
        all = List.copyOf(all);
    }

    /** The first world that a module fits. */
    public World choose(ModuleInfo module) {
        return choose(Program.of(module));
    }

    /** The first world that a program fits. */
    public World choose(Program program) {
        StringBuilder reasons = new StringBuilder("The module fits no world.");
        for (World world : all) {
            Fit fit = program.component().map(world::fit).orElseGet(() -> world.fit(program.info()));
            switch (fit) {
                case Fit.Fits _ -> {
                    return world;
                }
                case Fit.Misfit misfit -> {
                    reasons.append(" Not ").append(world.name()).append(':');
                    misfit.problems().forEach(problem -> reasons.append(' ').append(problem));
                }
            }
        }
        throw new ModuleException(ModuleException.Code.UNKNOWN_IMPORT, reasons.toString());
    }

    public Optional<World> named(String name) {
        return all.stream().filter(world -> world.name().equals(name)).findFirst();
    }
}
