package dev.mote.component.type;

import dev.mote.component.binary.CoreTypeSyntax;
import dev.mote.component.binary.Declaration;
import dev.mote.component.binary.Definition;
import dev.mote.component.binary.Definition.AliasTarget;
import dev.mote.component.binary.ExternSyntax;
import dev.mote.component.binary.Primitive;
import dev.mote.component.binary.Sort;
import dev.mote.component.binary.TypeRef;
import dev.mote.component.binary.TypeSyntax;
import dev.mote.component.type.Weights.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that definitions of one component, or of one component or instance type, can name, and how new ones are made. */
public final class TypeSpace {
    private static final int MOST_FLAGS = 32;

    private final Optional<TypeSpace> outer;
    private final Faults faults;
    private final Weights weights;
    private final boolean component;
    private final List<Type> types = new ArrayList<>();
    private final List<CoreType> coreTypes = new ArrayList<>();
    private final List<InstanceType> instances = new ArrayList<>();
    private final List<ResourceType> imported = new ArrayList<>();
    private final List<ResourceType> created = new ArrayList<>();
    private final Set<ResourceType> local = new HashSet<>();
    private final Visibility visibility;

    TypeSpace(Optional<TypeSpace> outer, Faults faults, Weights weights, boolean component) {
        this.outer = outer;
        this.faults = faults;
        this.weights = weights;
        this.component = component;
        this.visibility = new Visibility(faults);
    }

    /** The space of an outermost component that is known to be valid. */
    public static TypeSpace root(int typeSize) {
        return new TypeSpace(Optional.empty(), new Faults(), new Weights(typeSize), true);
    }

    /** The space of a component inside of this one. */
    public TypeSpace nested() {
        return new TypeSpace(Optional.of(this), faults, weights, true);
    }

    /** Resource types that whoever uses the space chooses. */
    List<ResourceType> imported() {
        return imported;
    }

    /** Resource types that come to be here. */
    List<ResourceType> created() {
        return created;
    }

    /** Whether the resource type is defined by this very component. */
    boolean isLocal(ResourceType type) {
        return local.contains(type);
    }

    boolean has(Trait trait, ValType type) {
        return weights.has(trait, type);
    }

    boolean has(Trait trait, FunctionType type) {
        return weights.has(trait, type);
    }

    Visibility visibility() {
        return visibility;
    }

    public void add(Type type) {
        types.add(type);
    }

    void add(InstanceType instance) {
        instances.add(instance);
    }

    public void add(CoreType type) {
        coreTypes.add(type);
    }

    /** Defines a core type, and gives it its place. */
    public void addCore(CoreTypeSyntax syntax) {
        add(CoreType.define(this, faults, syntax));
    }

    public Type type(int index) {
        faults.require(index < types.size(), "unknown type " + index + ": type index out of bounds");
        return types.get(index);
    }

    public CoreType coreType(int index) {
        faults.require(index < coreTypes.size(), "unknown type " + index + ": core type index out of bounds");
        return coreTypes.get(index);
    }

    InstanceType instance(int index) {
        faults.require(index < instances.size(), "unknown instance " + index + ": instance index out of bounds");
        return instances.get(index);
    }

    /** The space so many components and types outwards. */
    public TypeSpace outer(int count) {
        TypeSpace space = this;
        for (int i = 0; i < count; i++) {
            space = space.outer.orElseThrow(() -> faults.invalid("invalid outer alias count of " + count));
        }
        return space;
    }

    /** A type that another space lends; resource types do not cross a component's border. */
    public Type outerType(AliasTarget.Outer target) {
        Type type = outer(target.count()).type(target.index());
        boolean crosses = false;
        TypeSpace space = this;
        for (int i = 0; i < target.count(); i++) {
            crosses |= space.component;
            space = space.outer.orElseThrow();
        }
        faults.require(
                !crosses || !ResourceUse.isFree(type),
                "cannot alias outer type which transitively refers to resources not defined in the current component");
        return type;
    }

    public ValType value(TypeRef ref) {
        return switch (ref) {
            case TypeRef.OfPrimitive(Primitive type) -> scalar(type);
            case TypeRef.OfIndex(int index) ->
                switch (type(index)) {
                    case ValType value -> value;
                    case FunctionType _, InstanceType _, ComponentType _, ResourceType _ ->
                        throw faults.invalid("type index " + index + " is not a defined type");
                };
        };
    }

    public ResourceType resource(int index) {
        if (type(index) instanceof ResourceType resource) {
            return resource;
        }
        throw faults.invalid("type index " + index + " is not a resource type");
    }

    public FunctionType function(int index) {
        if (type(index) instanceof FunctionType function) {
            return function;
        }
        throw faults.invalid("type index " + index + " is not a function type");
    }

    private ValType scalar(Primitive type) {
        if (type == Primitive.ERROR_CONTEXT) {
            throw faults.unsupported("the type error-context");
        }
        return new ValType.Scalar(type);
    }

    private Optional<ValType> optional(Optional<TypeRef> ref) {
        return ref.map(this::value);
    }

    /** The type that a definition makes. */
    public Type define(TypeSyntax syntax) {
        Type type = switch (syntax) {
            case TypeSyntax.PrimitiveType(Primitive primitive) -> scalar(primitive);
            case TypeSyntax.RecordType(List<TypeSyntax.Labelled> fields) -> {
                faults.require(!fields.isEmpty(), "record type must have at least one field");
                yield new ValType.RecordOf(fields("record field", fields));
            }
            case TypeSyntax.VariantType(List<TypeSyntax.Case> cases) -> {
                faults.require(!cases.isEmpty(), "variant type must have at least one case");
                Labels.check(
                        faults,
                        "variant case",
                        cases.stream().map(TypeSyntax.Case::name).toList());
                yield new ValType.VariantOf(cases.stream()
                        .map(one -> new ValType.Case(one.name(), optional(one.type())))
                        .toList());
            }
            case TypeSyntax.ListType(TypeRef element) -> new ValType.ListOf(value(element));
            case TypeSyntax.FixedListType(TypeRef _, int _) -> throw faults.unsupported("a list of fixed length");
            case TypeSyntax.MapType(TypeRef _, TypeRef _) -> throw faults.unsupported("the type map");
            case TypeSyntax.TupleType(List<TypeRef> parts) -> {
                faults.require(!parts.isEmpty(), "tuple type must have at least one type");
                yield new ValType.TupleOf(parts.stream().map(this::value).toList());
            }
            case TypeSyntax.FlagsType(List<String> names) -> {
                faults.require(!names.isEmpty(), "flags must have at least one entry");
                faults.require(names.size() <= MOST_FLAGS, "cannot have more than 32 flags");
                Labels.check(faults, "flag", names);
                yield new ValType.FlagsOf(names);
            }
            case TypeSyntax.EnumType(List<String> names) -> {
                faults.require(!names.isEmpty(), "enum type must have at least one variant");
                Labels.check(faults, "enum tag", names);
                yield new ValType.EnumOf(names);
            }
            case TypeSyntax.OptionType(TypeRef inner) -> new ValType.OptionOf(value(inner));
            case TypeSyntax.ResultType(Optional<TypeRef> ok, Optional<TypeRef> error) ->
                new ValType.ResultOf(optional(ok), optional(error));
            case TypeSyntax.OwnType(int resource) -> new ValType.Own(resource(resource));
            case TypeSyntax.BorrowType(int resource) -> new ValType.Borrow(resource(resource));
            case TypeSyntax.StreamType(Optional<TypeRef> element) -> {
                Optional<ValType> carried = transferred(element);
                faults.require(
                        !carried.equals(Optional.of(new ValType.Scalar(Primitive.CHAR))),
                        "`stream<char>` is not valid at this time");
                yield new ValType.StreamOf(carried);
            }
            case TypeSyntax.FutureType(Optional<TypeRef> element) -> new ValType.FutureOf(transferred(element));
            case TypeSyntax.FunctionType function -> function(function);
            case TypeSyntax.ComponentType(List<Declaration> declarations) -> componentType(declarations);
            case TypeSyntax.InstanceType(List<Declaration> declarations) -> instanceType(declarations);
            case TypeSyntax.ResourceType _ -> {
                faults.require(component, "resources can only be defined within a concrete component");
                ResourceType resource = new ResourceType("resource");
                created.add(resource);
                local.add(resource);
                yield resource;
            }
        };
        weights.check(faults, type);
        return type;
    }

    private Optional<ValType> transferred(Optional<TypeRef> element) {
        Optional<ValType> type = optional(element);
        faults.require(
                type.filter(carried -> weights.has(Trait.BORROW, carried)).isEmpty(),
                "a stream or future may not carry a borrow handle");
        return type;
    }

    private List<ValType.Field> fields(String what, List<TypeSyntax.Labelled> fields) {
        Labels.check(
                faults, what, fields.stream().map(TypeSyntax.Labelled::name).toList());
        return fields.stream()
                .map(field -> new ValType.Field(field.name(), value(field.type())))
                .toList();
    }

    private FunctionType function(TypeSyntax.FunctionType syntax) {
        FunctionType type = new FunctionType(
                syntax.async(), fields("function parameter", syntax.params()), optional(syntax.result()));
        faults.require(
                type.result()
                        .filter(result -> weights.has(Trait.BORROW, result))
                        .isEmpty(),
                "function result cannot contain a `borrow` type");
        return type;
    }

    private InstanceType instanceType(List<Declaration> declarations) {
        TypeSpace space = new TypeSpace(Optional.of(this), faults, weights, false);
        Map<String, Extern> exports = new LinkedHashMap<>();
        ExternNames names = new ExternNames(faults, "export");
        for (Declaration declaration : declarations) {
            space.declare(declaration, new LinkedHashMap<>(), exports, new ExternNames(faults, "import"), names);
        }
        return new InstanceType(exports, space.created);
    }

    private ComponentType componentType(List<Declaration> declarations) {
        TypeSpace space = new TypeSpace(Optional.of(this), faults, weights, false);
        Map<String, Extern> imports = new LinkedHashMap<>();
        Map<String, Extern> exports = new LinkedHashMap<>();
        ExternNames importNames = new ExternNames(faults, "import");
        ExternNames exportNames = new ExternNames(faults, "export");
        for (Declaration declaration : declarations) {
            if (declaration instanceof Definition.Import(int _, var _, ExternSyntax.TypeEqual(int index))) {
                space.visibility.checkImported(space.type(index));
            }
            space.declare(declaration, imports, exports, importNames, exportNames);
            switch (declaration) {
                case Definition.Import wanted ->
                    space.visibility.addImport(imports.get(wanted.name().name()));
                case Declaration.Export export ->
                    space.visibility.addExport(exports.get(export.name().name()));
                case Definition.CoreType _, Definition.Type _, Definition.Alias _ -> {}
            }
        }
        return new ComponentType(imports, exports, space.imported, space.created);
    }

    private void declare(
            Declaration declaration,
            Map<String, Extern> imports,
            Map<String, Extern> exports,
            ExternNames importNames,
            ExternNames exportNames) {
        faults.at(declaration.offset());
        switch (declaration) {
            case Definition.CoreType(int _, CoreTypeSyntax syntax) -> add(CoreType.define(this, faults, syntax));
            case Definition.Type(int _, TypeSyntax syntax) -> add(define(syntax));
            case Definition.Alias alias -> alias(alias);
            case Definition.Import(int _, var name, ExternSyntax syntax) -> {
                Extern extern = extern(syntax, imported, name.name());
                importNames.add(name, extern);
                imports.put(name.name(), extern);
                introduce(extern);
            }
            case Declaration.Export(int _, var name, ExternSyntax syntax) -> {
                Extern extern = extern(syntax, created, name.name());
                exportNames.add(name, extern);
                exports.put(name.name(), extern);
                introduce(extern);
            }
        }
    }

    private void introduce(Extern extern) {
        switch (extern) {
            case Extern.OfType(Type type) -> add(type);
            case Extern.OfInstance(InstanceType instance) -> add(instance);
            case Extern.OfModule _, Extern.OfFunction _, Extern.OfComponent _ -> {}
        }
    }

    private void alias(Definition.Alias alias) {
        switch (alias.target()) {
            case AliasTarget.Outer outerTarget when alias.sort() == Sort.TYPE -> add(outerType(outerTarget));
            case AliasTarget.Outer(int count, int index)
            when alias.sort() == Sort.CORE_TYPE -> add(outer(count).coreType(index));
            case AliasTarget.Export(int instance, String name)
            when alias.sort() == Sort.TYPE || alias.sort() == Sort.INSTANCE -> {
                Extern extern = instance(instance).exports().get(name);
                faults.require(extern != null, "instance " + instance + " has no export named `" + name + "`");
                faults.require(
                        (alias.sort() == Sort.TYPE && extern instanceof Extern.OfType)
                                || (alias.sort() == Sort.INSTANCE && extern instanceof Extern.OfInstance),
                        "export `" + name + "` for instance " + instance + " is not a "
                                + alias.sort().label());
                introduce(extern);
            }
            case AliasTarget.Outer _, AliasTarget.Export _, AliasTarget.CoreExport _ ->
                throw faults.invalid("an alias in a type may only name types");
        }
    }

    /**
     * The type of an import or an export.
     *
     * @param fresh takes the resource types that come with it
     */
    public Extern extern(ExternSyntax syntax, List<ResourceType> fresh, String name) {
        return switch (syntax) {
            case ExternSyntax.CoreModule(int index) ->
                new Extern.OfModule(coreType(index).module(faults));
            case ExternSyntax.Function(int index) -> new Extern.OfFunction(function(index));
            case ExternSyntax.TypeEqual(int index) -> new Extern.OfType(Visibility.named(type(index)));
            case ExternSyntax.SubResource _ -> {
                ResourceType resource = new ResourceType(name);
                fresh.add(resource);
                yield new Extern.OfType(resource);
            }
            case ExternSyntax.Component(int index) -> {
                if (type(index) instanceof ComponentType type) {
                    yield new Extern.OfComponent(type);
                }
                throw faults.invalid("type index " + index + " is not a component type");
            }
            case ExternSyntax.Instance(int index) -> {
                if (type(index) instanceof InstanceType type) {
                    weights.copy(faults, type);
                    Substitution substitution = new Substitution();
                    fresh.addAll(substitution.refresh(type.resources()));
                    yield new Extern.OfInstance(new InstanceType(substitution.apply(type.exports()), List.of()));
                }
                throw faults.invalid("type index " + index + " is not an instance type");
            }
        };
    }
}
