package dev.mote.component.runtime;

import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves out the pair of modules that toolchains emit because a lowered import needs a memory that does not exist yet: one
 * exports a function {@code 0}, {@code 1}, ... for each import and calls through its table, the other fills that table once
 * the memory is there. Here a lowered function finds its memory when it is called, so the first module's callers are
 * linked to what the second one would have put into the table.
 */
final class ShimElision {
    private static final String TABLE = "$imports";

    private final List<CoreInstantiation> steps;
    private final Set<Integer> named;
    private final Map<Integer, List<Use>> uses = new HashMap<>();

    /** An export that a core instance imports. */
    private record Use(CoreInstantiation by, CoreDef.Export item) {}

    /** @param named slots of core instances whose exports are used by more than other core instances */
    ShimElision(List<CoreInstantiation> steps, Set<Integer> named) {
        this.steps = steps;
        this.named = named;
        for (CoreInstantiation step : steps) {
            for (CoreImport given : step.imports()) {
                if (given.item() instanceof CoreDef.Export item) {
                    uses.computeIfAbsent(item.slot(), _ -> new ArrayList<>()).add(new Use(step, item));
                }
            }
        }
    }

    List<CoreInstantiation> apply() {
        Map<CoreDef.Export, CoreDef> direct = new HashMap<>();
        Set<Integer> left = new HashSet<>();
        for (CoreInstantiation fixups : steps) {
            Optional<CoreInstantiation> shim = filledBy(fixups);
            if (shim.isPresent()) {
                Map<CoreDef.Export, CoreDef> forwarded = forwarded(shim.get(), fixups);
                if (onlyForwards(shim.get(), fixups, forwarded.keySet())) {
                    direct.putAll(forwarded);
                    left.add(fixups.slot());
                    left.add(shim.get().slot());
                }
            }
        }
        List<CoreInstantiation> kept = new ArrayList<>();
        for (CoreInstantiation step : steps) {
            if (!left.contains(step.slot())) {
                kept.add(relink(step, direct));
            }
        }
        return List.copyOf(kept);
    }

    /** What calls of the shim's exports come to once its table is filled. */
    private static Map<CoreDef.Export, CoreDef> forwarded(CoreInstantiation shim, CoreInstantiation fixups) {
        Map<CoreDef.Export, CoreDef> forwarded = new HashMap<>();
        for (CoreImport given : fixups.imports()) {
            if (given.item() instanceof CoreDef.Provided) {
                forwarded.put(new CoreDef.Export(shim.slot(), given.name()), given.item());
            }
        }
        return forwarded;
    }

    /** Whether the table is filled once, with nothing of the shim's own, and all others only call what is forwarded. */
    private boolean onlyForwards(CoreInstantiation shim, CoreInstantiation fixups, Set<CoreDef.Export> forwarded) {
        return !named.contains(shim.slot())
                && forwarded.size() == fixups.imports().size() - 1
                && uses.get(shim.slot()).stream()
                        .allMatch(use -> use.by().slot() == fixups.slot() || forwarded.contains(use.item()));
    }

    private static CoreInstantiation relink(CoreInstantiation step, Map<CoreDef.Export, CoreDef> direct) {
        List<CoreImport> imports = step.imports().stream()
                .map(given -> given.item() instanceof CoreDef.Export export && direct.containsKey(export)
                        ? new CoreImport(given.module(), given.name(), direct.get(export))
                        : given)
                .toList();
        return CoreInstantiation.of(step.slot(), step.owner(), step.module(), imports);
    }

    /** The shim whose table a module does nothing but fill. */
    private Optional<CoreInstantiation> filledBy(CoreInstantiation step) {
        ModuleInfo fixups = step.module().info();
        if (!fixups.exports().isEmpty()
                || fixups.functions() != 0
                || step.imports().size() < 2) {
            return Optional.empty();
        }
        return step.imports().stream()
                .filter(given -> given.name().equals(TABLE))
                .map(CoreImport::item)
                .filter(item -> item instanceof CoreDef.Export(int _, String name) && name.equals(TABLE))
                .map(item -> ((CoreDef.Export) item).slot())
                .flatMap(slot -> steps.stream().filter(other -> other.slot() == slot))
                .filter(shim -> isShim(shim.module().info(), step.imports()))
                .findFirst();
    }

    private static boolean isShim(ModuleInfo shim, List<CoreImport> filled) {
        int functions = filled.size() - 1;
        if (!shim.imports().isEmpty()
                || shim.functions() != functions
                || shim.exports().size() != functions + 1) {
            return false;
        }
        for (CoreImport given : filled) {
            Optional<ExternType> export = shim.export(given.name());
            boolean fits = given.name().equals(TABLE)
                    ? export.filter(type -> type instanceof TableType table && table.minimum() == functions)
                            .isPresent()
                    : export.filter(type -> type instanceof FuncType && fits(type, given.item()))
                            .isPresent();
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(ExternType type, CoreDef item) {
        return !(item instanceof CoreDef.Provided(var function, var _))
                || function.type().equals(type);
    }
}
