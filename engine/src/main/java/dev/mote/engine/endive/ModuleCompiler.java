package dev.mote.engine.endive;

import dev.mote.engine.ModuleException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.internal.ClassLoadingCollector;
import run.endive.compiler.internal.Compiler;
import run.endive.compiler.internal.CompilerResult;
import run.endive.runtime.InterpreterMachine;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;

/** Makes a module's code: one class loader per module, which goes when the module and its instances go. */
final class ModuleCompiler {
    private ModuleCompiler() {}

    static CompiledCode compile(WasmModule module) {
        try {
            CompilerResult result = Compiler.builder(module)
                    .withInterpreterFallback(InterpreterFallback.SILENT)
                    .withClassCollectorFactory(ClassLoadingCollector::new)
                    .build()
                    .compile();
            ClassLoadingCollector collector = (ClassLoadingCollector) result.collector();
            long bytes = collector.classBytes().values().stream()
                    .mapToLong(classFile -> classFile.length)
                    .sum();
            return new CompiledCode(collector.machineFactory(), result.interpretedFunctions(), false, bytes);
        } catch (WasmEngineException e) {
            throw new ModuleException(ModuleException.Code.TOO_COMPLEX, "the module cannot be compiled");
        }
    }

    static CompiledCode interpret(WasmModule module) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        return new CompiledCode(
                InterpreterMachine::new,
                IntStream.range(imported, imported + module.functionSection().functionCount())
                        .boxed()
                        .collect(Collectors.toSet()),
                false,
                0);
    }
}
