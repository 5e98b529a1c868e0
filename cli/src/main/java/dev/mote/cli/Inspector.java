package dev.mote.cli;

import dev.mote.component.type.WitText;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.platform.Inspection;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.Program;
import dev.mote.worlds.World;
import java.time.Clock;
import java.util.Optional;

/** Looks at a module without a node: nothing of it runs. */
final class Inspector {
    private Inspector() {}

    /** What a component imports and exports, as WIT; empty for a core module. */
    static Optional<String> wit(byte[] wasm) {
        try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(0)))) {
            return Program.read(engine, wasm, ModuleLimits.defaults())
                    .component()
                    .map(WitText::of);
        }
    }

    /**
     * The world of a module, without compiling it.
     *
     * @throws ModuleException where it is no module, or fits none
     */
    static String world(byte[] wasm) {
        try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(0)))) {
            Program program = Program.read(engine, wasm, ModuleLimits.defaults());
            return Node.worlds(Clock.systemUTC()).choose(program).name();
        }
    }

    /** @throws ModuleException where the bytes are no module at all */
    static Inspection inspect(byte[] wasm) {
        try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(0)))) {
            Program program = Program.read(engine, wasm, ModuleLimits.defaults());
            ModuleInfo module = program.info();
            Optional<String> world = Optional.empty();
            try {
                World fits = Node.worlds(Clock.systemUTC()).choose(program);
                world = Optional.of(fits.name());
                CompileOptions options = new CompileOptions(
                        ModuleLimits.defaults(), "inspect", fits.minimumMemoryPages(), fits.ownsImportedMemory());
                try (Compiled compiled = Compiled.of(engine, wasm, options)) {
                    compiled.compileAll();
                    return new Inspection(module, world, Optional.empty(), Optional.of(compiled.report()));
                }
            } catch (ModuleException e) {
                return new Inspection(module, world, Optional.of(e.getMessage()), Optional.empty());
            }
        }
    }
}
