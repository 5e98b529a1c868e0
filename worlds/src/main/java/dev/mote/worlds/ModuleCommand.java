package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.wasi.ProcessExit;
import dev.mote.wasi.WasiConfig;
import dev.mote.wasi.WasiProcess;
import java.util.Optional;

/** A core module as a program, on WASI 0.1. */
final class ModuleCommand implements CommandProgram {
    private final CoreModule module;
    private final Imports imports;

    ModuleCommand(CoreModule module, Imports imports) {
        this.module = module;
        this.imports = imports;
    }

    @Override
    public int run(WasiConfig config, InstanceLimits limits, Run run, Optional<String> entry) {
        try (WasiProcess process = new WasiProcess(config);
                CoreInstance instance = module.instantiate(imports, new InstanceConfig(limits, run, process))) {
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
                .orElseThrow(() ->
                        new NoEntry("The module exports no function " + Printable.of(name) + " ()->() or ()->(i32)."));
        Object[] results = function.call();
        return results.length == 0 ? 0 : (int) results[0];
    }
}
