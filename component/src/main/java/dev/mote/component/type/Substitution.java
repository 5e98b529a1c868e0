package dev.mote.component.type;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replaces resource types, and names of types, by others wherever they stand in a type. */
@SuppressWarnings("ReferenceEquality") // A type that is the same object has the same name; one that is equal may not.
public final class Substitution {
    private final Map<ResourceType, ResourceType> resources = new HashMap<>();
    private final IdentityHashMap<Type, Type> names = new IdentityHashMap<>();
    private final IdentityHashMap<ValType, ValType> done = new IdentityHashMap<>();

    public void put(ResourceType from, ResourceType to) {
        if (from != to) {
            resources.put(from, to);
            done.clear();
        }
    }

    /** Puts the name of a type in the place of another name of it, but not in the place of other types like it. */
    void rename(Type from, Type to) {
        if (from != to) {
            names.put(from, to);
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
        return names.get(type) instanceof ResourceType other ? other : resources.getOrDefault(type, type);
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

    /** The same object where nothing in it changes, so that a type keeps its identity, and with it its name. */
    ValType apply(ValType type) {
        if (resources.isEmpty() && names.isEmpty()) {
            return type;
        }
        ValType known = done.get(type);
        if (known == null) {
            known = names.get(type) instanceof ValType other ? other : replace(type);
            done.put(type, known);
        }
        return known;
    }

    private ValType replace(ValType type) {
        return switch (type) {
            case ValType.Scalar _, ValType.FlagsOf _, ValType.EnumOf _ -> type;
            case ValType.RecordOf(List<ValType.Field> fields) -> {
                List<ValType.Field> made = each(fields, this::field);
                yield made == fields ? type : new ValType.RecordOf(made);
            }
            case ValType.VariantOf(List<ValType.Case> cases) -> {
                List<ValType.Case> made = each(cases, this::variantCase);
                yield made == cases ? type : new ValType.VariantOf(made);
            }
            case ValType.ListOf(ValType element) -> {
                ValType made = apply(element);
                yield made == element ? type : new ValType.ListOf(made);
            }
            case ValType.TupleOf(List<ValType> types) -> {
                List<ValType> made = each(types, this::apply);
                yield made == types ? type : new ValType.TupleOf(made);
            }
            case ValType.OptionOf(ValType inner) -> {
                ValType made = apply(inner);
                yield made == inner ? type : new ValType.OptionOf(made);
            }
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) -> {
                Optional<ValType> good = optional(ok);
                Optional<ValType> bad = optional(error);
                yield isSame(good, ok) && isSame(bad, error) ? type : new ValType.ResultOf(good, bad);
            }
            case ValType.Own(ResourceType resource) -> {
                ResourceType made = apply(resource);
                yield made == resource ? type : new ValType.Own(made);
            }
            case ValType.Borrow(ResourceType resource) -> {
                ResourceType made = apply(resource);
                yield made == resource ? type : new ValType.Borrow(made);
            }
            case ValType.StreamOf(Optional<ValType> element) -> {
                Optional<ValType> made = optional(element);
                yield isSame(made, element) ? type : new ValType.StreamOf(made);
            }
            case ValType.FutureOf(Optional<ValType> element) -> {
                Optional<ValType> made = optional(element);
                yield isSame(made, element) ? type : new ValType.FutureOf(made);
            }
        };
    }

    /** The same list where every element stays the same object. */
    private static <T> List<T> each(List<T> elements, UnaryOperator<T> change) {
        List<T> made = elements.stream().map(change).toList();
        for (int i = 0; i < made.size(); i++) {
            if (made.get(i) != elements.get(i)) {
                return made;
            }
        }
        return elements;
    }

    private Optional<ValType> optional(Optional<ValType> type) {
        return type.map(this::apply);
    }

    /** Whether what became of an optional type is the same object. */
    private static boolean isSame(Optional<ValType> made, Optional<ValType> type) {
        return type.isEmpty() || made.orElseThrow() == type.get();
    }

    private ValType.Field field(ValType.Field field) {
        ValType made = apply(field.type());
        return made == field.type() ? field : new ValType.Field(field.name(), made);
    }

    private ValType.Case variantCase(ValType.Case one) {
        Optional<ValType> made = optional(one.type());
        return isSame(made, one.type()) ? one : new ValType.Case(one.name(), made);
    }

    FunctionType apply(FunctionType type) {
        return new FunctionType(type.async(), each(type.params(), this::field), optional(type.result()));
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
