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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads modules and checks each once: what was inspected a moment ago need not be checked again to be compiled, nor what
 * the cache says this build of the engine once accepted under the same limits. Any thread may call.
 */
final class ModuleReading {
    private static final String VALID = "valid";
    private static final String SEPARATOR = ",";
    private static final String GROWS = "memory.grow";

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
            return readAgain(wasm, limits, new String(known.get(), StandardCharsets.UTF_8).split(SEPARATOR));
        }
        WasmModule module = ModuleReader.readValidated(wasm, limits, allowed);
        keep(key, module);
        return module;
    }

    private CodeKey key(String digest, ModuleLimits limits, String scope, Set<Feature> allowed) {
        String features = allowed.stream().sorted().map(Feature::name).collect(Collectors.joining(SEPARATOR));
        return new CodeKey(scope, digest, build + " " + VALID + " " + limits + " " + features);
    }

    private static WasmModule readAgain(byte[] wasm, ModuleLimits limits, String... found) {
        Set<Feature> used = Arrays.stream(found)
                .filter(name -> !name.isEmpty() && !name.equals(GROWS))
                .map(Feature::valueOf)
                .collect(Collectors.toSet());
        return ModuleReader.readAgain(wasm, limits, used, List.of(found).contains(GROWS));
    }

    private void keep(CodeKey key, WasmModule module) {
        cache.ifPresent(it -> saver.changed(() -> it.put(key, content(module))));
    }

    private static byte[] content(WasmModule module) {
        return Stream.concat(
                        module.features().stream().map(Feature::name),
                        Stream.of(GROWS).filter(_ -> module.growsMemory()))
                .collect(Collectors.joining(SEPARATOR))
                .getBytes(StandardCharsets.UTF_8);
    }
}
