package dev.mote.worlds;

import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.ComponentReader;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInfo;
import dev.mote.component.type.ComponentType;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.Engine;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What somebody uploads, read: a core module or a component.
 *
 * @param info of a component it has no imports and exports, which only its type can say
 */
public record Program(ModuleInfo info, Optional<ComponentType> component) {
    public static Program of(ModuleInfo module) {
        return new Program(module, Optional.empty());
    }

    /**
     * Reads what a program is, without compiling it.
     *
     * @throws dev.mote.engine.ModuleException where the bytes are neither, are invalid or exceed the limits
     */
    public static Program read(Engine engine, byte[] wasm, ModuleLimits limits) {
        if (!ComponentReader.isComponent(wasm)) {
            return of(engine.inspect(wasm, limits));
        }
        ComponentInfo info = ComponentRefusals.translated(() ->
                ComponentCode.inspect(engine, wasm, new CompileOptions(limits, "inspect", 0, false), limits(limits)));
        ModuleInfo summary = new ModuleInfo(
                digest(wasm),
                wasm.length,
                List.of(),
                List.of(),
                info.features(),
                info.functions(),
                info.largestFunction());
        return new Program(summary, Optional.of(info.type()));
    }

    static ComponentLimits limits(ModuleLimits limits) {
        ComponentLimits standard = ComponentLimits.defaults();
        return new ComponentLimits(
                limits.bytes(),
                standard.coreModules(),
                standard.nesting(),
                standard.definitions(),
                standard.typeSize(),
                standard.instances());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
