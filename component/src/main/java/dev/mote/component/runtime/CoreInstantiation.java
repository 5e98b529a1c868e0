package dev.mote.component.runtime;

import dev.mote.engine.CoreModule;
import dev.mote.engine.FuncType;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryType;
import java.util.List;
import java.util.Optional;

/**
 * A step of a link program: makes a core instance.
 *
 * @param slot where the instance goes
 * @param owner the component instance it belongs to
 * @param shared the imports, where they are the same for all instantiations
 */
record CoreInstantiation(int slot, int owner, CoreModule module, List<CoreImport> imports, Optional<Imports> shared) {
    static CoreInstantiation of(int slot, int owner, CoreModule module, List<CoreImport> imports) {
        Optional<Imports> shared = Optional.empty();
        if (imports.stream().allMatch(given -> given.item() instanceof CoreDef.Provided)) {
            Imports.Builder builder = Imports.builder();
            for (CoreImport given : imports) {
                if (given.item() instanceof CoreDef.Provided(var function, var _)) {
                    builder.add(given.module(), given.name(), function);
                }
            }
            shared = Optional.of(builder.build());
        }
        return new CoreInstantiation(slot, owner, module, imports, shared);
    }

    /**
     * Whether each instance has the same state when it has been made: no code runs for that, nothing but functions comes from
     * outside, and there is a memory that is worth it.
     */
    boolean startsAlike() {
        return !module.runsAtStart()
                && module.info().imports().stream().allMatch(given -> given.type() instanceof FuncType)
                && module.info().exports().stream().anyMatch(export -> export.type() instanceof MemoryType);
    }
}
