package dev.mote.worlds;

import dev.mote.component.binary.ComponentReader;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Engine;

/** A program compiled: a core module or a component. */
public sealed interface Compiled extends AutoCloseable {
    /** A core module. */
    record Module(CoreModule module) implements Compiled {
        @Override
        public CompileReport report() {
            return module.report();
        }

        @Override
        public void compileAll() {
            module.compileAll();
        }

        @Override
        public void close() {
            module.close();
        }
    }

    /** A component with all of its core modules. */
    record Component(ComponentCode code) implements Compiled {
        @Override
        public CompileReport report() {
            return code.report();
        }

        @Override
        public void compileAll() {
            code.compileAll();
        }

        @Override
        public void close() {
            code.close();
        }
    }

    CompileReport report();

    /** Compiles now what would otherwise be compiled when it is first called. */
    void compileAll();

    @Override
    void close();

    /** @throws dev.mote.engine.ModuleException where the program is refused */
    static Compiled of(Engine engine, byte[] wasm, CompileOptions options) {
        if (!ComponentReader.isComponent(wasm)) {
            return new Module(engine.compile(wasm, options));
        }
        return new Component(ComponentRefusals.translated(
                () -> ComponentCode.compile(engine, wasm, options, Program.limits(options.limits()))));
    }
}
