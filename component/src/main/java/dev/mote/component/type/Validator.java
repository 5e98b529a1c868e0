package dev.mote.component.type;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.ComponentSyntax;
import dev.mote.component.binary.Definition;
import dev.mote.component.binary.Definition.AliasTarget;
import dev.mote.component.binary.Definition.CoreArgument;
import dev.mote.component.binary.Definition.CoreInstanceSyntax;
import dev.mote.component.binary.Definition.ExportedItem;
import dev.mote.component.binary.Definition.InstanceSyntax;
import dev.mote.component.binary.Definition.NamedItem;
import dev.mote.component.binary.ExternSyntax;
import dev.mote.component.binary.Sort;
import dev.mote.component.binary.TypeSyntax;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ImportType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Gives every definition of a component its type, in order, and refuses what does not fit. Each component is checked once. */
public final class Validator {
    private final Function<Definition.CoreModule, ModuleInfo> coreModules;
    private final ComponentLimits limits;
    private final Faults faults = new Faults();
    private final Weights weights;
    private int instances;

    private Validator(Function<Definition.CoreModule, ModuleInfo> coreModules, ComponentLimits limits) {
        this.coreModules = coreModules;
        this.limits = limits;
        this.weights = new Weights(limits.typeSize());
    }

    /**
     * Checks a component.
     *
     * @param coreModules reads and checks a core module; may refuse with {@link ModuleException}
     * @throws ComponentException where the component is invalid or uses something unsupported
     */
    public static ComponentType validate(
            ComponentSyntax component,
            Function<Definition.CoreModule, ModuleInfo> coreModules,
            ComponentLimits limits) {
        return new Validator(coreModules, limits).component(component, Optional.empty());
    }

    private ComponentType component(ComponentSyntax syntax, Optional<Scope> outer) {
        TypeSpace types = outer.map(scope -> scope.types.nested())
                .orElseGet(() -> new TypeSpace(Optional.empty(), faults, weights, true));
        Scope scope = new Scope(outer, types, faults);
        ExternNames importNames = new ExternNames(faults, "import");
        ExternNames exportNames = new ExternNames(faults, "export");
        for (Definition definition : syntax.definitions()) {
            faults.at(definition.offset());
            switch (definition) {
                case Definition.CoreModule module -> scope.coreModules.add(coreModule(module));
                case Definition.CoreInstance(int _, CoreInstanceSyntax instance) -> coreInstance(scope, instance);
                case Definition.CoreType(int _, var type) -> types.add(CoreType.define(types, faults, type));
                case Definition.Component(int _, ComponentSyntax nested) ->
                    scope.components.add(component(nested, Optional.of(scope)));
                case Definition.Instance(int _, InstanceSyntax instance) ->
                    scope.instances.add(instance(scope, instance));
                case Definition.Alias alias -> alias(scope, alias);
                case Definition.Type(int _, TypeSyntax type) -> type(scope, type);
                case Definition.Canon(int _, var canon) -> new CanonCheck(faults, scope).check(canon);
                case Definition.Import(int _, var name, var type) -> {
                    if (type instanceof ExternSyntax.TypeEqual(int index)) {
                        types.visibility().checkImported(types.type(index));
                    }
                    Extern extern = types.extern(type, types.imported(), name.name());
                    importNames.add(name, extern);
                    types.visibility().addImport(extern);
                    scope.imports.put(name.name(), extern);
                    scope.introduce(extern);
                }
                case Definition.Export export -> export(scope, export, exportNames);
            }
        }
        return new ComponentType(scope.imports, scope.exports, types.imported(), types.created());
    }

    private void type(Scope scope, TypeSyntax syntax) {
        if (syntax instanceof TypeSyntax.ResourceType(var destructor)) {
            destructor.ifPresent(index -> faults.require(
                    scope.coreFunction(index).equals(FuncType.of(List.of(ValueType.I32))),
                    "core function " + index + " has wrong signature for a destructor"));
        }
        scope.types.add(scope.types.define(syntax));
    }

    private CoreModuleType coreModule(Definition.CoreModule module) {
        try {
            return CoreModuleType.of(faults, coreModules.apply(module));
        } catch (ModuleException e) {
            Code code = switch (e.code()) {
                case MALFORMED, NOT_A_CORE_MODULE -> Code.MALFORMED;
                case UNSUPPORTED_FEATURE -> Code.UNSUPPORTED;
                case TOO_COMPLEX, MEMORY_TOO_LARGE -> Code.TOO_COMPLEX;
                case TOO_LARGE -> Code.TOO_LARGE;
                case INVALID, UNKNOWN_IMPORT, WRONG_IMPORT_TYPE -> Code.INVALID;
            };
            long at = module.start() + e.offset().orElse(0);
            throw new ComponentException(code, "a core module: " + e.getMessage(), OptionalLong.of(at));
        }
    }

    private void countInstance() {
        if (++instances > limits.instances()) {
            throw faults.fault(Code.TOO_COMPLEX, "more than " + limits.instances() + " instances");
        }
    }

    private void coreInstance(Scope scope, CoreInstanceSyntax instance) {
        countInstance();
        scope.coreInstances.add(
                switch (instance) {
                    case CoreInstanceSyntax.Instantiate(int module, List<CoreArgument> arguments) ->
                        instantiate(scope, scope.get(scope.coreModules, module, "module"), arguments);
                    case CoreInstanceSyntax.Bundle(List<NamedItem> exports) -> {
                        Map<String, ExternType> bundle = new HashMap<>();
                        for (NamedItem export : exports) {
                            ExternType type = scope.core(
                                    export.item().sort(), export.item().index());
                            faults.require(
                                    bundle.put(export.name(), type) == null,
                                    "export name `" + export.name() + "` already defined");
                        }
                        yield bundle;
                    }
                });
    }

    private Map<String, ExternType> instantiate(Scope scope, CoreModuleType module, List<CoreArgument> arguments) {
        Map<String, Map<String, ExternType>> given = new HashMap<>();
        for (CoreArgument argument : arguments) {
            faults.require(
                    given.put(argument.name(), scope.get(scope.coreInstances, argument.instance(), "core instance"))
                            == null,
                    "duplicate module instantiation argument named `" + argument.name() + "`");
        }
        for (ImportType wanted : module.imports()) {
            Map<String, ExternType> offered = given.get(wanted.module());
            faults.require(offered != null, "missing module instantiation argument named `" + wanted.module() + "`");
            ExternType type = offered.get(wanted.name());
            faults.require(
                    type != null,
                    "module instantiation argument `" + wanted.module() + "` does not export an item named `"
                            + wanted.name() + "`");
            faults.require(
                    CoreMatching.matches(type, wanted.type()),
                    "type mismatch for export `" + wanted.name() + "` of module instantiation argument `"
                            + wanted.module() + "`: expected " + wanted.type() + ", found " + type);
        }
        return module.exports();
    }

    private InstanceType instance(Scope scope, InstanceSyntax instance) {
        countInstance();
        return switch (instance) {
            case InstanceSyntax.Instantiate(int component, List<NamedItem> arguments) ->
                instantiate(scope, scope.get(scope.components, component, "component"), arguments);
            case InstanceSyntax.Bundle(List<ExportedItem> exports) -> {
                Map<String, Extern> bundle = new LinkedHashMap<>();
                ExternNames names = ExternNames.ofBundle(faults);
                for (ExportedItem export : exports) {
                    Extern extern =
                            scope.item(export.item().sort(), export.item().index());
                    names.add(export.name(), extern);
                    bundle.put(export.name().name(), extern);
                }
                yield new InstanceType(bundle, List.of());
            }
        };
    }

    private InstanceType instantiate(Scope scope, ComponentType component, List<NamedItem> arguments) {
        Map<String, Extern> given = new LinkedHashMap<>();
        for (NamedItem argument : arguments) {
            Extern extern = scope.item(argument.item().sort(), argument.item().index());
            faults.require(
                    given.put(argument.name(), extern) == null,
                    "instantiation argument `" + argument.name() + "` conflicts with previous argument");
        }
        weights.copy(faults, component);
        Matching matching = new Matching(faults);
        matching.open(component.imported());
        component.imports().forEach((name, wanted) -> {
            Extern offered = given.get(name);
            faults.require(offered != null, "missing import named `" + name + "`");
            faults.require(
                    Scope.sortOf(offered) == Scope.sortOf(wanted),
                    "type mismatch for import `" + name + "`: expected "
                            + Scope.sortOf(wanted).label() + ", found "
                            + Scope.sortOf(offered).label());
            matching.match("type mismatch for import `" + name + "`", offered, wanted);
        });
        Substitution substitution = matching.found();
        scope.types.created().addAll(substitution.refresh(component.created()));
        return new InstanceType(substitution.apply(component.exports()), List.of());
    }

    private void alias(Scope scope, Definition.Alias alias) {
        Sort sort = alias.sort();
        switch (alias.target()) {
            case AliasTarget.Export(int instance, String name) -> {
                Extern extern = scope.get(scope.instances, instance, "instance")
                        .exports()
                        .get(name);
                faults.require(extern != null, "instance " + instance + " has no export named `" + name + "`");
                faults.require(
                        Scope.sortOf(extern) == sort,
                        "export `" + name + "` for instance " + instance + " is not a " + sort.label());
                scope.introduce(extern);
            }
            case AliasTarget.CoreExport(int instance, String name) -> {
                ExternType type = scope.get(scope.coreInstances, instance, "core instance")
                        .get(name);
                faults.require(type != null, "core instance " + instance + " has no export named `" + name + "`");
                faults.require(
                        Scope.sortOf(type) == sort,
                        "export `" + name + "` for core instance " + instance + " is not a " + sort.label());
                scope.core(sort).add(type);
            }
            case AliasTarget.Outer outer -> outerAlias(scope, sort, outer);
        }
    }

    private void outerAlias(Scope scope, Sort sort, AliasTarget.Outer target) {
        Scope from = scope;
        for (int i = 0; i < target.count(); i++) {
            from = from.outer.orElseThrow(() -> faults.invalid("invalid outer alias count of " + target.count()));
        }
        switch (sort) {
            case TYPE -> scope.types.add(scope.types.outerType(target));
            case CORE_TYPE -> scope.types.add(from.types.coreType(target.index()));
            case CORE_MODULE -> scope.coreModules.add(from.get(from.coreModules, target.index(), "module"));
            case COMPONENT -> scope.components.add(from.get(from.components, target.index(), "component"));
            case FUNC, VALUE, INSTANCE, CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_INSTANCE ->
                throw faults.invalid("a " + sort.label() + " cannot be an outer alias");
        }
    }

    private void export(Scope scope, Definition.Export export, ExternNames names) {
        Extern extern = scope.item(export.item().sort(), export.item().index());
        if (export.type().isPresent()) {
            List<ResourceType> hidden = new ArrayList<>();
            Extern ascribed = scope.types.extern(
                    export.type().get(), hidden, export.name().name());
            Matching matching = new Matching(faults);
            matching.open(hidden);
            matching.match("ascribed type of export is not compatible", extern, ascribed);
            scope.types.created().addAll(hidden);
            extern = ascribed;
        } else if (extern instanceof Extern.OfType(Type type)) {
            extern = new Extern.OfType(Visibility.named(type));
        }
        names.add(export.name(), extern);
        scope.types.visibility().addExport(extern);
        scope.exports.put(export.name().name(), extern);
        scope.introduce(extern);
    }
}
