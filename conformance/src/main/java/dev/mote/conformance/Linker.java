package dev.mote.conformance;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Engine;
import dev.mote.engine.Extern;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compiles modules and joins them to what was registered before. Used by the thread that runs one file. */
final class Linker implements AutoCloseable {
    private static final ModuleLimits MODULE_LIMITS =
            new ModuleLimits(64L << 20, 200_000, 4 << 20, 100_000, 2_000, 65_536, 65_536, 10_000_000);
    private static final InstanceLimits INSTANCE_LIMITS = new InstanceLimits(1L << 32, 10_000_000);

    private final Engine engine;
    private final InstanceConfig config;
    private final Map<String, Function<String, Optional<Extern>>> registered = new HashMap<>();
    private final Map<CoreInstance, CoreModule> opened = new HashMap<>();

    Linker(Engine engine, Run run) {
        this.engine = engine;
        this.config = new InstanceConfig(INSTANCE_LIMITS, run, new Object());
        Map<String, Extern> spectest = Spectest.externs(engine, config);
        registered.put(Spectest.NAME, name -> Optional.ofNullable(spectest.get(name)));
    }

    CoreModule compile(byte[] wasm) {
        return engine.compile(wasm, new CompileOptions(MODULE_LIMITS, "shared", 0));
    }

    CoreInstance instantiate(byte[] wasm) {
        CoreModule module = compile(wasm);
        CoreInstance instance = module.instantiate(imports(module), config);
        opened.put(instance, module);
        return instance;
    }

    void register(String name, CoreInstance instance) {
        registered.put(name, instance::export);
    }

    private Imports imports(CoreModule module) {
        Imports.Builder imports = Imports.builder();
        for (ImportType wanted : module.info().imports()) {
            Optional.ofNullable(registered.get(wanted.module()))
                    .flatMap(exports -> exports.apply(wanted.name()))
                    .ifPresent(extern -> imports.add(wanted.module(), wanted.name(), extern));
        }
        return imports.build();
    }

    @Override
    public void close() {
        opened.forEach((instance, module) -> {
            instance.close();
            module.close();
        });
    }
}
