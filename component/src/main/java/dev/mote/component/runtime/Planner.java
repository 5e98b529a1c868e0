package dev.mote.component.runtime;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import dev.mote.component.ComponentLimits;
import dev.mote.component.abi.Codecs;
import dev.mote.component.abi.ResourceDefinition;
import dev.mote.component.binary.CanonOptions;
import dev.mote.component.binary.CanonSyntax;
import dev.mote.component.binary.ComponentSyntax;
import dev.mote.component.binary.Definition;
import dev.mote.component.binary.Definition.AliasTarget;
import dev.mote.component.binary.Definition.CoreArgument;
import dev.mote.component.binary.Definition.CoreInstanceSyntax;
import dev.mote.component.binary.Definition.ExportedItem;
import dev.mote.component.binary.Definition.InstanceSyntax;
import dev.mote.component.binary.Definition.NamedItem;
import dev.mote.component.binary.Sort;
import dev.mote.component.binary.StringEncoding;
import dev.mote.component.binary.TypeSyntax;
import dev.mote.component.type.Flattening;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.Type;
import dev.mote.component.type.ValType;
import dev.mote.engine.CoreModule;
import dev.mote.engine.FuncType;
import dev.mote.engine.ImportType;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Interprets a valid component once: follows every instantiation of a component in it, and writes down the core instances
 * that come of it and how they are linked. Used by one thread, for one component.
 */
final class Planner {
    private final Map<Definition.CoreModule, CoreModule> modules;
    private final HostBinder host;
    private final ComponentLimits limits;
    private final List<Integer> parents = new ArrayList<>();
    private final List<CoreInstantiation> steps = new ArrayList<>();
    private final List<CoreDef> destructors = new ArrayList<>();
    /** Slots of core instances with exports that the component itself uses. */
    private final Set<Integer> named = new HashSet<>();

    private final Map<ResourceType, ResourceDefinition> resources = new HashMap<>();
    private final Codecs codecs = new Codecs(this::resource);
    private int slots;
    private int functions;

    Planner(Map<Definition.CoreModule, CoreModule> modules, HostInterfaces offered, ComponentLimits limits) {
        this.modules = modules;
        this.host = new HostBinder(offered);
        this.limits = limits;
    }

    /** What a plan comes to. */
    record Plan(LinkProgram program, Map<String, Item> exports) {}

    Plan plan(ComponentSyntax component) {
        Map<String, Item> exports = instantiate(component, Optional.empty(), Map.of(), -1);
        host.checkComplete();
        List<CoreInstantiation> elided = new ShimElision(steps, named).apply();
        return new Plan(
                new LinkProgram(List.copyOf(parents), elided, slots, functions, List.copyOf(destructors), Map.of()),
                exports);
    }

    private ResourceDefinition resource(ResourceType type) {
        return resources.computeIfAbsent(
                type, host -> new ResourceDefinition(host, OptionalInt.empty(), OptionalInt.empty()));
    }

    private Map<String, Item> instantiate(
            ComponentSyntax component, Optional<Frame> around, Map<String, Item> arguments, int parent) {
        int number = parents.size();
        if (number + steps.size() >= limits.instances()) {
            throw new ComponentException(Code.TOO_COMPLEX, "more than " + limits.instances() + " instances");
        }
        parents.add(parent);
        Frame frame = new Frame(number, around, arguments, limits.typeSize());
        for (Definition definition : component.definitions()) {
            define(frame, definition);
        }
        return frame.exports;
    }

    private void define(Frame frame, Definition definition) {
        switch (definition) {
            case Definition.CoreModule module -> frame.add(new Item.OfModule(modules.get(module)));
            case Definition.CoreInstance(int _, CoreInstanceSyntax instance) -> coreInstance(frame, instance);
            case Definition.CoreType(int _, var type) -> frame.types.addCore(type);
            case Definition.Component(int _, ComponentSyntax nested) -> frame.add(new Item.OfComponent(nested, frame));
            case Definition.Instance(int _, InstanceSyntax instance) -> frame.add(instance(frame, instance));
            case Definition.Alias alias -> alias(frame, alias);
            case Definition.Type(int _, TypeSyntax syntax) -> type(frame, syntax);
            case Definition.Canon(int _, CanonSyntax canon) -> canon(frame, canon);
            case Definition.Import wanted ->
                frame.add(
                        frame.around.isEmpty() && frame.instance == 0
                                ? host.bind(frame.types, wanted)
                                : frame.arguments.get(wanted.name().name()));
            case Definition.Export export -> {
                Item item = frame.get(export.item().sort(), export.item().index());
                frame.exports.put(export.name().name(), item);
                frame.add(item);
            }
        }
    }

    private void type(Frame frame, TypeSyntax syntax) {
        Type type = frame.types.define(syntax);
        if (type instanceof ResourceType resource
                && syntax instanceof TypeSyntax.ResourceType(OptionalInt destructor)) {
            OptionalInt number = OptionalInt.empty();
            if (destructor.isPresent()) {
                number = OptionalInt.of(destructors.size());
                destructors.add(named(frame.core(Sort.CORE_FUNC).get(destructor.getAsInt())));
            }
            resources.put(resource, new ResourceDefinition(resource, OptionalInt.of(frame.instance), number));
        }
        frame.types.add(type);
    }

    private void coreInstance(Frame frame, CoreInstanceSyntax instance) {
        switch (instance) {
            case CoreInstanceSyntax.Instantiate(int index, List<CoreArgument> arguments) -> {
                CoreModule module = ((Item.OfModule) frame.get(Sort.CORE_MODULE, index)).module();
                Map<String, Function<String, CoreDef>> given = new HashMap<>();
                arguments.forEach(argument -> given.put(argument.name(), frame.coreInstances.get(argument.instance())));
                List<CoreImport> imports = new ArrayList<>();
                for (ImportType wanted : module.info().imports()) {
                    imports.add(new CoreImport(
                            wanted.module(),
                            wanted.name(),
                            given.get(wanted.module()).apply(wanted.name())));
                }
                int slot = slots++;
                steps.add(CoreInstantiation.of(slot, frame.instance, module, imports));
                frame.coreInstances.add(name -> new CoreDef.Export(slot, name));
            }
            case CoreInstanceSyntax.Bundle(List<NamedItem> exports) -> {
                Map<String, CoreDef> bundle = new HashMap<>();
                exports.forEach(export -> bundle.put(
                        export.name(),
                        frame.core(export.item().sort()).get(export.item().index())));
                frame.coreInstances.add(bundle::get);
            }
        }
    }

    private Item instance(Frame frame, InstanceSyntax instance) {
        return switch (instance) {
            case InstanceSyntax.Instantiate(int index, List<NamedItem> arguments) -> {
                Item.OfComponent component = (Item.OfComponent) frame.get(Sort.COMPONENT, index);
                Map<String, Item> given = new HashMap<>();
                arguments.forEach(argument -> given.put(
                        argument.name(),
                        frame.get(argument.item().sort(), argument.item().index())));
                yield new Item.OfInstance(
                        instantiate(component.component(), Optional.of(component.around()), given, frame.instance));
            }
            case InstanceSyntax.Bundle(List<ExportedItem> exports) -> {
                Map<String, Item> bundle = new LinkedHashMap<>();
                exports.forEach(export -> bundle.put(
                        export.name().name(),
                        frame.get(export.item().sort(), export.item().index())));
                yield new Item.OfInstance(bundle);
            }
        };
    }

    private static void alias(Frame frame, Definition.Alias alias) {
        switch (alias.target()) {
            case AliasTarget.Export(int instance, String name) ->
                frame.add(((Item.OfInstance) frame.get(Sort.INSTANCE, instance))
                        .exports()
                        .get(name));
            case AliasTarget.CoreExport(int instance, String name) ->
                frame.core(alias.sort()).add(frame.coreInstances.get(instance).apply(name));
            case AliasTarget.Outer(int count, int index) -> {
                Frame from = frame;
                for (int i = 0; i < count; i++) {
                    from = from.around.orElseThrow();
                }
                if (alias.sort() == Sort.CORE_TYPE) {
                    frame.types.add(from.types.coreType(index));
                } else {
                    frame.add(from.get(alias.sort(), index));
                }
            }
        }
    }

    private void canon(Frame frame, CanonSyntax canon) {
        List<CoreDef> core = frame.core(Sort.CORE_FUNC);
        switch (canon) {
            case CanonSyntax.Lift(int function, CanonOptions options, int index) -> {
                FunctionType type = frame.types.function(index);
                frame.add(new Item.OfFunction(
                        new LiftedFunction(
                                functions++,
                                frame.instance,
                                named(core.get(function)),
                                options(frame, options),
                                type,
                                codecs.function(type)),
                        type));
            }
            case CanonSyntax.Lower(int function, CanonOptions options) -> {
                Item.OfFunction target = (Item.OfFunction) frame.get(Sort.FUNC, function);
                LoweredFunction lowered = new LoweredFunction(
                        functions++,
                        frame.instance,
                        target.callee(),
                        options(frame, options),
                        codecs.function(target.type()));
                core.add(lowered.provided(Flattening.lowered(target.type())));
            }
            case CanonSyntax.ResourceNew(int type) -> core.add(resource(frame, ResourceFunction.Operation.NEW, type));
            case CanonSyntax.ResourceRep(int type) -> core.add(resource(frame, ResourceFunction.Operation.REP, type));
            case CanonSyntax.ResourceDrop(int type, boolean _) ->
                core.add(resource(frame, ResourceFunction.Operation.DROP, type));
            case CanonSyntax.TaskReturn(var result, CanonOptions _) -> {
                FunctionType type = new FunctionType(
                        false,
                        result.map(frame.types::value)
                                .map(value -> List.of(new ValType.Field("result", value)))
                                .orElse(List.of()),
                        Optional.empty());
                core.add(new UnsupportedFunction("task.return", frame.instance).provided(Flattening.lifted(type)));
            }
            case CanonSyntax.AsyncBuiltin(String name, FuncType type, var _, var _) ->
                core.add(new UnsupportedFunction(name, frame.instance).provided(type));
            case CanonSyntax.Backpressure(int step) ->
                core.add(new BackpressureFunction(step, frame.instance).provided());
            case CanonSyntax.Context(boolean writes, ValueType type, int slot) ->
                core.add(new ContextFunction(writes, slot).provided(type));
        }
    }

    private CoreDef resource(Frame frame, ResourceFunction.Operation operation, int type) {
        return new ResourceFunction(operation, frame.instance, resource(frame.types.resource(type))).provided();
    }

    private CallOptions options(Frame frame, CanonOptions options) {
        return new CallOptions(
                options.encoding().orElse(StringEncoding.UTF8),
                item(frame, Sort.CORE_MEMORY, options.memory()),
                item(frame, Sort.CORE_FUNC, options.realloc()),
                item(frame, Sort.CORE_FUNC, options.postReturn()));
    }

    private Optional<CoreDef> item(Frame frame, Sort sort, OptionalInt index) {
        return index.isPresent() ? Optional.of(named(frame.core(sort).get(index.getAsInt()))) : Optional.empty();
    }

    private CoreDef named(CoreDef item) {
        if (item instanceof CoreDef.Export(int slot, String _)) {
            named.add(slot);
        }
        return item;
    }
}
