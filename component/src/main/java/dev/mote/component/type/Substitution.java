package dev.mote.component.type;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces resource types by others, wherever they stand in a type. */
public final class Substitution {
    private final Map<ResourceType, ResourceType> resources = new HashMap<>();
    private final IdentityHashMap<ValType, ValType> done = new IdentityHashMap<>();

    public void put(ResourceType from, ResourceType to) {
        if (from != to) {
            resources.put(from, to);
            done.clear();
        }
    }

    /** Puts a new type in the place of each, and returns the new ones. */
    List<ResourceType> refresh(List<ResourceType> old) {
        return old.stream()
                .map(type -> {
                    ResourceType fresh = new ResourceType(type.label());
                    put(type, fresh);
                    return fresh;
                })
                .toList();
    }

    ResourceType apply(ResourceType type) {
        return resources.getOrDefault(type, type);
    }

    Type apply(Type type) {
        return switch (type) {
            case ValType value -> apply(value);
            case FunctionType function -> apply(function);
            case InstanceType instance -> apply(instance);
            case ComponentType component -> apply(component);
            case ResourceType resource -> apply(resource);
        };
    }

    /** The same object where nothing in it changes, so that a type keeps its identity. */
    ValType apply(ValType type) {
        if (resources.isEmpty()) {
            return type;
        }
        ValType known = done.get(type);
        if (known == null) {
            ValType made = replace(type);
            known = made.equals(type) ? type : made;
            done.put(type, known);
        }
        return known;
    }

    private ValType replace(ValType type) {
        return switch (type) {
            case ValType.Scalar scalar -> scalar;
            case ValType.FlagsOf flags -> flags;
            case ValType.EnumOf names -> names;
            case ValType.RecordOf(List<ValType.Field> fields) -> new ValType.RecordOf(fields(fields));
            case ValType.VariantOf(List<ValType.Case> cases) ->
                new ValType.VariantOf(cases.stream()
                        .map(one -> new ValType.Case(one.name(), optional(one.type())))
                        .toList());
            case ValType.ListOf(ValType element) -> new ValType.ListOf(apply(element));
            case ValType.TupleOf(List<ValType> types) ->
                new ValType.TupleOf(types.stream().map(this::apply).toList());
            case ValType.OptionOf(ValType inner) -> new ValType.OptionOf(apply(inner));
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) ->
                new ValType.ResultOf(optional(ok), optional(error));
            case ValType.Own(ResourceType resource) -> new ValType.Own(apply(resource));
            case ValType.Borrow(ResourceType resource) -> new ValType.Borrow(apply(resource));
            case ValType.StreamOf(Optional<ValType> element) -> new ValType.StreamOf(optional(element));
            case ValType.FutureOf(Optional<ValType> element) -> new ValType.FutureOf(optional(element));
        };
    }

    private Optional<ValType> optional(Optional<ValType> type) {
        return type.map(this::apply);
    }

    private List<ValType.Field> fields(List<ValType.Field> fields) {
        return fields.stream()
                .map(field -> new ValType.Field(field.name(), apply(field.type())))
                .toList();
    }

    FunctionType apply(FunctionType type) {
        return new FunctionType(type.async(), fields(type.params()), optional(type.result()));
    }

    InstanceType apply(InstanceType type) {
        return new InstanceType(apply(type.exports()), type.resources());
    }

    ComponentType apply(ComponentType type) {
        return new ComponentType(apply(type.imports()), apply(type.exports()), type.imported(), type.created());
    }

    Map<String, Extern> apply(Map<String, Extern> externs) {
        Map<String, Extern> replaced = new LinkedHashMap<>();
        externs.forEach((name, extern) -> replaced.put(name, apply(extern)));
        return replaced;
    }

    public Extern apply(Extern extern) {
        return switch (extern) {
            case Extern.OfModule module -> module;
            case Extern.OfFunction(FunctionType type) -> new Extern.OfFunction(apply(type));
            case Extern.OfType(Type type) -> new Extern.OfType(apply(type));
            case Extern.OfInstance(InstanceType type) -> new Extern.OfInstance(apply(type));
            case Extern.OfComponent(ComponentType type) -> new Extern.OfComponent(apply(type));
        };
    }
}
