package dev.mote.component.type;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which types of a component, or of a component type, have a name outside of it. Records, variants, flags, enums and
 * resources need one before they may stand in what is imported or exported, since many languages cannot write a function
 * without. What counts is the definition that was named, not that another is like it: names are told apart by identity.
 */
final class Visibility {
    /**
     * Names that are known in one place, besides those known around it.
     *
     * @param built types without names whose parts were all found to have some; names only ever come
     */
    private record Names(Optional<Names> around, Set<Type> own, Set<Type> built) {
        static Names in(Optional<Names> around) {
            return new Names(
                    around,
                    Collections.newSetFromMap(new IdentityHashMap<>()),
                    Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        boolean contain(Type type) {
            return own.contains(type)
                    || built.contains(type)
                    || (around.isPresent() && around.get().contain(type));
        }
    }

    private final Faults faults;
    private final Names imported = Names.in(Optional.empty());
    private final Names exported = Names.in(Optional.of(imported));

    Visibility(Faults faults) {
        this.faults = faults;
    }

    /** The type under a name of its own, as every import and export of it makes one. */
    static Type named(Type type) {
        return switch (type) {
            case ResourceType resource -> resource.renamed();
            case ValType.RecordOf(var fields) -> new ValType.RecordOf(fields);
            case ValType.VariantOf(var cases) -> new ValType.VariantOf(cases);
            case ValType.FlagsOf(var names) -> new ValType.FlagsOf(names);
            case ValType.EnumOf(var names) -> new ValType.EnumOf(names);
            case ValType _, FunctionType _, InstanceType _, ComponentType _ -> type;
        };
    }

    /** Refuses a type to import that has a name only by an export. */
    void checkImported(Type type) {
        faults.require(!exported.own.contains(type) || imported.own.contains(type), refusal("type", "import"));
    }

    /** What is imported may build on imports only. */
    void addImport(Extern extern) {
        add(extern, imported, "import");
    }

    void addExport(Extern extern) {
        add(extern, exported, "export");
    }

    private void add(Extern extern, Names names, String what) {
        switch (extern) {
            case Extern.OfType(Type type) -> {
                faults.require(isBuiltOf(type, names), refusal("type", what));
                register(type, names);
            }
            case Extern.OfFunction(FunctionType type) -> faults.require(isBuiltOf(type, names), refusal("func", what));
            case Extern.OfInstance(InstanceType type) ->
                faults.require(isInside(type, names), refusal("instance", what));
            case Extern.OfModule _, Extern.OfComponent _ -> {}
        }
    }

    private static String refusal(String kind, String what) {
        return kind + " not valid to be used as " + what
                + ": it refers to a type that has no name outside of the component at this point";
    }

    private static void register(Type type, Names names) {
        switch (type) {
            case ResourceType _, ValType.RecordOf _, ValType.VariantOf _, ValType.FlagsOf _, ValType.EnumOf _ ->
                names.own.add(type);
            case ValType _, FunctionType _, InstanceType _, ComponentType _ -> {}
        }
    }

    /** Whether all parts of what an instance exports have names, those that it gives itself included; they are added. */
    private static boolean isInside(InstanceType instance, Names names) {
        for (Extern export : instance.exports().values()) {
            boolean valid = switch (export) {
                case Extern.OfInstance(InstanceType inner) -> isInside(inner, names);
                case Extern.OfType(Type type) -> {
                    boolean built = isBuiltOf(type, names);
                    register(type, names);
                    yield built;
                }
                case Extern.OfFunction(FunctionType type) -> isBuiltOf(type, names);
                case Extern.OfModule _, Extern.OfComponent _ -> true;
            };
            if (!valid) {
                return false;
            }
        }
        return true;
    }

    /** Whether every part of a type has a name, or needs none. */
    private static boolean isBuiltOf(Type type, Names names) {
        return switch (type) {
            case ResourceType _, ComponentType _ -> true;
            case FunctionType function ->
                function.params().stream().allMatch(param -> isKnown(param.type(), names))
                        && isKnown(function.result(), names);
            case InstanceType instance -> isInside(instance, Names.in(Optional.of(names)));
            case ValType.RecordOf(var fields) -> fields.stream().allMatch(field -> isKnown(field.type(), names));
            case ValType.VariantOf(var cases) -> cases.stream().allMatch(one -> isKnown(one.type(), names));
            case ValType.FlagsOf _, ValType.EnumOf _ -> true;
            case ValType value -> isKnown(value, names);
        };
    }

    private static boolean isKnown(Optional<ValType> type, Names names) {
        return type.isEmpty() || isKnown(type.get(), names);
    }

    private static boolean isKnown(ValType type, Names names) {
        if (names.contain(type)) {
            return true;
        }
        boolean known = switch (type) {
            case ValType.Scalar _ -> true;
            case ValType.RecordOf _, ValType.VariantOf _, ValType.FlagsOf _, ValType.EnumOf _ -> false;
            case ValType.Own(ResourceType resource) -> names.contain(resource);
            case ValType.Borrow(ResourceType resource) -> names.contain(resource);
            case ValType.ListOf(ValType element) -> isKnown(element, names);
            case ValType.TupleOf(var types) -> types.stream().allMatch(part -> isKnown(part, names));
            case ValType.OptionOf(ValType inner) -> isKnown(inner, names);
            case ValType.ResultOf(var ok, var error) -> isKnown(ok, names) && isKnown(error, names);
            case ValType.StreamOf(var element) -> isKnown(element, names);
            case ValType.FutureOf(var element) -> isKnown(element, names);
        };
        if (known) {
            names.built.add(type);
        }
        return known;
    }
}
