package dev.mote.engine.codegen;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.WasmModule;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.cache.CodeKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads modules and checks each once: what was inspected a moment ago need not be checked again to be compiled, nor what
 * the cache says this build of the engine once accepted under the same limits. Any thread may call.
 */
final class ModuleReading {
    private static final String VALID = "valid";
    private static final String SEPARATOR = ",";

    private final RecentModules recent = new RecentModules();
    private final Optional<CodeCache> cache;
    private final String build;
    private final ClassSaver saver;

    /** @param build tells this build of the engine from others */
    ModuleReading(Optional<CodeCache> cache, String build, ClassSaver saver) {
        this.cache = cache;
        this.build = build;
        this.saver = saver;
    }

    /** Reads a module, which may use anything. */
    WasmModule inspect(byte[] wasm, ModuleLimits limits) {
        WasmModule module = ModuleReader.readValidated(wasm, limits, EnumSet.allOf(Feature.class));
        recent.add(module, limits);
        return module;
    }

    /**
     * Reads a module to compile it.
     *
     * @param scope whose cache it is
     * @param allowed what it may use
     */
    WasmModule read(byte[] wasm, String digest, ModuleLimits limits, String scope, Set<Feature> allowed) {
        Optional<WasmModule> inspected =
                recent.take(wasm, limits).filter(module -> allowed.containsAll(module.features()));
        if (inspected.isPresent()) {
            keep(key(digest, limits, scope, allowed), inspected.get());
            return inspected.get();
        }
        CodeKey key = key(digest, limits, scope, allowed);
        Optional<byte[]> known = cache.flatMap(it -> it.get(key));
        if (known.isPresent()) {
            return ModuleReader.readAgain(wasm, limits, features(known.get()));
        }
        WasmModule module = ModuleReader.readValidated(wasm, limits, allowed);
        keep(key, module);
        return module;
    }

    private CodeKey key(String digest, ModuleLimits limits, String scope, Set<Feature> allowed) {
        String features = allowed.stream().sorted().map(Feature::name).collect(Collectors.joining(SEPARATOR));
        return new CodeKey(scope, digest, build + " " + VALID + " " + limits + " " + features);
    }

    private void keep(CodeKey key, WasmModule module) {
        cache.ifPresent(it -> saver.changed(() -> it.put(key, content(module.features()))));
    }

    private static byte[] content(Set<Feature> used) {
        return used.stream()
                .map(Feature::name)
                .collect(Collectors.joining(SEPARATOR))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Set<Feature> features(byte[] content) {
        return Arrays.stream(new String(content, StandardCharsets.UTF_8).split(SEPARATOR))
                .filter(name -> !name.isEmpty())
                .map(Feature::valueOf)
                .collect(Collectors.toSet());
    }
}
