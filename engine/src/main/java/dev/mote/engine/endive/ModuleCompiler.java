package dev.mote.engine.endive;

import dev.mote.engine.ModuleException;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.cache.CodeKey;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.internal.ClassLoadingCollector;
import run.endive.compiler.internal.Compiler;
import run.endive.compiler.internal.CompilerResult;
import run.endive.runtime.InterpreterMachine;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;

/**
 * Makes a module's code, or takes it from the cache. Each module has a class loader of its own, which goes when the
 * module and its instances go. Any thread may call.
 */
final class ModuleCompiler {
    private static final System.Logger LOG = System.getLogger(ModuleCompiler.class.getName());

    private final EndiveConfig config;
    private final String version;

    ModuleCompiler(EndiveConfig config, String version) {
        this.config = config;
        this.version = version;
    }

    /** Entries that the cache gave up; none without one. */
    long droppedCode() {
        return config.cache().map(CodeCache::dropped).orElse(0L);
    }

    CompiledCode compile(ModuleReading reading, String cacheScope) {
        if (config.mode() == EndiveConfig.Mode.INTERPRETED) {
            return interpreted(reading);
        }
        CodeKey key = new CodeKey(cacheScope, reading.info().digest(), version);
        return config.cache().flatMap(cache -> cached(cache, key)).orElseGet(() -> compiled(reading.endive(), key));
    }

    private static CompiledCode interpreted(ModuleReading reading) {
        int imported = reading.module().importedFunctions();
        return new CompiledCode(
                InterpreterMachine::new,
                IntStream.range(imported, reading.module().functionCount())
                        .boxed()
                        .collect(Collectors.toSet()),
                false,
                0);
    }

    private CompiledCode compiled(WasmModule module, CodeKey key) {
        CompilerResult result;
        try {
            result = Compiler.builder(module)
                    .withInterpreterFallback(InterpreterFallback.SILENT)
                    .withClassCollectorFactory(ClassLoadingCollector::new)
                    .build()
                    .compile();
        } catch (WasmEngineException e) {
            LOG.log(Level.WARNING, "a valid module could not be compiled", e);
            throw new ModuleException(ModuleException.Code.TOO_COMPLEX, "the module is valid, but cannot be compiled");
        }
        ClassLoadingCollector classes = (ClassLoadingCollector) result.collector();
        config.cache().ifPresent(cache -> cache.put(key, CodeFormat.write(classes, result.interpretedFunctions())));
        long bytes = classes.classBytes().values().stream()
                .mapToLong(classFile -> classFile.length)
                .sum();
        return new CompiledCode(classes.machineFactory(), result.interpretedFunctions(), false, bytes);
    }

    private static Optional<CompiledCode> cached(CodeCache cache, CodeKey key) {
        return cache.get(key).flatMap(bytes -> {
            try {
                return Optional.of(CodeFormat.load(bytes));
            } catch (IOException | LinkageError | RuntimeException e) {
                LOG.log(Level.WARNING, "compiled code in the cache cannot be loaded; compiling again", e);
                cache.remove(key);
                return Optional.empty();
            }
        });
    }
}
