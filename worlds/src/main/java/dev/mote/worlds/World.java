package dev.mote.worlds;

import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.type.ComponentType;
import dev.mote.engine.CoreModule;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Run;
import java.util.List;
import java.util.Optional;

/** The contract a guest is written against. Stateless; any thread may call. */
public interface World {
    /** The name that people see, as {@code faasm-2018}. */
    String name();

    /** Whether a module is written against this contract, and if not, why. */
    Fit fit(ModuleInfo module);

    /** Whether a component is written against this contract, and if not, why. */
    default Fit fit(ComponentType component) {
        return new Fit.Misfit(false, List.of("It is a component; this world takes core modules."));
    }

    /** What the contract raises the declared minimum of memory 0 to, in pages of 64 KiB; 0 where it does not. */
    default int minimumMemoryPages() {
        return 0;
    }

    /** Whether a memory that the module imports is made its own before it is compiled. */
    default boolean ownsImportedMemory() {
        return false;
    }

    /** What is wrong with a module whose owner wants this export called; empty where nothing is. */
    default Optional<String> entryProblem(ModuleInfo module, String entry) {
        return Optional.of("The world " + name() + " has one entry of its own and takes no other.");
    }

    /**
     * Makes a module ready for calls, once per version: resolves its imports and takes the snapshot that calls start from.
     *
     * @param run initialisation is guest code; it runs under the limits of this run
     * @throws dev.mote.engine.ModuleException where imports do not fit
     * @throws dev.mote.engine.Trap where initialisation traps
     * @throws dev.mote.engine.Stopped where initialisation takes too long
     */
    Guest prepare(CoreModule module, InstanceLimits limits, Run run);

    /** The same for a component. */
    default Guest prepare(ComponentCode component, InstanceLimits limits, Run run) {
        throw new ModuleException(
                ModuleException.Code.NOT_A_CORE_MODULE, "The world " + name() + " takes core modules, not components.");
    }

    /** The same for either. */
    default Guest prepare(Compiled program, InstanceLimits limits, Run run) {
        return switch (program) {
            case Compiled.Module(CoreModule module) -> prepare(module, limits, run);
            case Compiled.Component(ComponentCode code) -> prepare(code, limits, run);
        };
    }
}
