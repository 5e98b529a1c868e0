package dev.mote.component.runtime;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.ComponentReader;
import dev.mote.component.binary.ComponentSyntax;
import dev.mote.component.binary.Definition;
import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Validator;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Engine;
import dev.mote.engine.ModuleInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component that was read and checked, its core modules compiled. Immutable; any number of threads link it. */
public final class ComponentCode implements AutoCloseable {
    private final ComponentSyntax syntax;
    private final ComponentType type;
    private final Map<Definition.CoreModule, CoreModule> modules;
    private final ComponentLimits limits;

    private ComponentCode(
            ComponentSyntax syntax,
            ComponentType type,
            Map<Definition.CoreModule, CoreModule> modules,
            ComponentLimits limits) {
        this.syntax = syntax;
        this.type = type;
        this.modules = modules;
        this.limits = limits;
    }

    /**
     * Reads what a component imports and exports, without compiling it.
     *
     * @throws ComponentException where the bytes are no component, are invalid, use something unsupported or exceed the
     *     limits
     */
    public static ComponentInfo inspect(Engine engine, byte[] wasm, CompileOptions options, ComponentLimits limits) {
        List<ModuleInfo> modules = new ArrayList<>();
        ComponentType type = Validator.validate(
                ComponentReader.read(wasm, limits),
                module -> {
                    ModuleInfo info =
                            engine.inspect(Arrays.copyOfRange(wasm, module.start(), module.end()), options.limits());
                    modules.add(info);
                    return info;
                },
                limits);
        return ComponentInfo.of(type, modules);
    }

    /**
     * Reads and checks a component, and compiles its core modules.
     *
     * @throws ComponentException where the bytes are no component, are invalid, use something unsupported or exceed the
     *     limits
     */
    public static ComponentCode compile(Engine engine, byte[] wasm, CompileOptions options, ComponentLimits limits) {
        ComponentSyntax syntax = ComponentReader.read(wasm, limits);
        Map<Definition.CoreModule, CoreModule> modules = new HashMap<>();
        try {
            ComponentType type = Validator.validate(
                    syntax,
                    module -> {
                        CoreModule compiled =
                                engine.compile(Arrays.copyOfRange(wasm, module.start(), module.end()), options);
                        modules.put(module, compiled);
                        return compiled.info();
                    },
                    limits);
            return new ComponentCode(syntax, type, modules, limits);
        } catch (RuntimeException | Error e) {
            modules.values().forEach(CoreModule::close);
            throw e;
        }
    }

    public ComponentType type() {
        return type;
    }

    /** Compiles now what would otherwise be compiled when it is first called. */
    public void compileAll() {
        modules.values().forEach(CoreModule::compileAll);
    }

    /** How its core modules were made ready, all together. */
    public CompileReport report() {
        Duration parse = Duration.ZERO;
        Duration compile = Duration.ZERO;
        boolean cached = !modules.isEmpty();
        int interpreted = 0;
        int split = 0;
        Set<String> memories = new LinkedHashSet<>();
        long bytes = 0;
        String engine = "";
        for (CoreModule module : modules.values()) {
            CompileReport one = module.report();
            engine = one.engine();
            parse = parse.plus(one.parse());
            compile = compile.plus(one.compile());
            cached &= one.fromCache();
            split += one.splitFunctions();
            memories.addAll(one.memories());
            interpreted += one.interpretedFunctions();
            bytes += one.codeBytes();
        }
        return new CompileReport(engine, parse, compile, cached, interpreted, split, List.copyOf(memories), bytes);
    }

    /**
     * Links the component to what the host offers; done once for all instances.
     *
     * @throws ComponentException where imports are missing, all of them named, or are of another type
     */
    public LinkedComponent link(HostInterfaces offered) {
        return new LinkedComponent(new Planner(modules, offered, limits).plan(syntax));
    }

    @Override
    public void close() {
        modules.values().forEach(CoreModule::close);
    }
}
