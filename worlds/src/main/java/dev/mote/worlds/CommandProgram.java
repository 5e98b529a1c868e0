package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.wasi.ProcessExit;
import dev.mote.wasi.WasiProcess;
import java.util.Optional;

/**
 * A program of world command, linked: runs from its start to its exit, each time in an instance of its own. Any thread may
 * call; holds nothing that changes.
 */
public final class CommandProgram implements AutoCloseable {
    private final CoreModule module;
    private final Imports imports;

    CommandProgram(CoreModule module, Imports imports) {
        this.module = module;
        this.imports = imports;
    }

    /**
     * Runs the program inside a run whose slot the caller holds.
     *
     * @param entry the export to call instead of the one that the contract names
     * @return its exit code, unsigned; 0 is success
     * @throws dev.mote.engine.Trap where the program traps
     * @throws dev.mote.engine.Stopped where the run is stopped meanwhile
     * @throws NoEntry where it has no function to call
     */
    public int run(WasiProcess process, InstanceLimits limits, Run run, Optional<String> entry) {
        try (CoreInstance instance = module.instantiate(imports, new InstanceConfig(limits, run, process))) {
            return call(instance, entry);
        } catch (ProcessExit e) {
            return e.code();
        }
    }

    @Override
    public void close() {
        module.close();
    }

    private static int call(CoreInstance instance, Optional<String> entry) {
        // A reactor is set up by this; a command has it in its start.
        instance.function(CommandWorld.INITIALIZE).ifPresent(GuestFunction::call);
        String name = entry.orElseGet(
                () -> instance.function(CommandWorld.START).isPresent() ? CommandWorld.START : CommandWorld.RUN);
        GuestFunction function = instance.function(name)
                .filter(found -> CommandWorld.isEntry(found.type()))
                .orElseThrow(() -> new NoEntry(name));
        Object[] results = function.call();
        return results.length == 0 ? 0 : (int) results[0];
    }

    /** There is no function that could be called. */
    public static final class NoEntry extends RuntimeException {
        NoEntry(String name) {
            super("The module exports no function " + Printable.of(name) + " ()->() or ()->(i32).", null, false, false);
        }
    }
}
