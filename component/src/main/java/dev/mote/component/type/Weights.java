package dev.mote.component.type;

import dev.mote.component.ComponentException.Code;
import dev.mote.component.binary.Primitive;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How large types are, written out as trees. Types share parts, so a few definitions can name a type whose tree does not
 * fit any machine; everything that walks types relies on the bound.
 */
final class Weights {
    private static final long COPIES = 10;

    /** So many types may stand in each other, at most; whatever walks types takes as many frames. */
    private static final int MOST_DEPTH = 99;

    /** What is known of a type once it was walked; shared parts are walked once. */
    private record Size(int weight, int depth, Set<Trait> traits) {}

    /** What stands somewhere in a type. */
    enum Trait {
        BORROW,
        /** A string or a list, which needs memory of its own. */
        DYNAMIC,
        /** A stream or a future. */
        STREAM
    }

    /** Labels count by so many characters, since a type is written out in messages. */
    private static final int LABEL = 8;

    private final IdentityHashMap<Type, Size> known = new IdentityHashMap<>();
    private final int limit;
    private long copied;

    Weights(int limit) {
        this.limit = limit;
    }

    /** Counts a copy that is made of a type; copies have a bound of their own, ten times that of one type. */
    void copy(Faults faults, Type type) {
        copied += of(type).weight;
        if (copied > COPIES * limit) {
            throw faults.fault(Code.TOO_COMPLEX, "effective type size: copies of types exceed the limit");
        }
    }

    void check(Faults faults, Type type) {
        Size size = of(type);
        if (size.weight > limit) {
            throw faults.fault(Code.TOO_COMPLEX, "effective type size exceeds the limit of " + limit + " nodes");
        }
        if (size.depth > MOST_DEPTH) {
            throw faults.fault(Code.TOO_COMPLEX, "type nesting is too deep: more than " + MOST_DEPTH + " types");
        }
    }

    boolean has(Trait trait, ValType type) {
        return of(type).traits.contains(trait);
    }

    boolean has(Trait trait, FunctionType type) {
        return of(type).traits.contains(trait);
    }

    private Size of(Type type) {
        Size size = known.get(type);
        if (size == null) {
            Tally tally = new Tally();
            tally.children(type);
            size = tally.size(type);
            known.put(type, size);
        }
        return size;
    }

    /** Adds up what stands in one type. */
    private final class Tally {
        private long weight = 1;
        private int depth;
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

        Size size(Type type) {
            boolean layer = !(type instanceof ValType.Scalar || type instanceof ResourceType);
            return new Size((int) Math.min(Integer.MAX_VALUE, weight), layer ? depth + 1 : depth, traits);
        }

        void children(Type type) {
            switch (type) {
                case ResourceType _, ValType.Own _ -> {}
                case ValType.Scalar(Primitive scalar) -> {
                    if (scalar == Primitive.STRING) {
                        traits.add(Trait.DYNAMIC);
                    }
                }
                case ValType.Borrow _ -> traits.add(Trait.BORROW);
                case ValType.FlagsOf(var names) -> names.forEach(this::label);
                case ValType.EnumOf(var names) -> names.forEach(this::label);
                case ValType.RecordOf(var fields) -> fields.forEach(this::field);
                case ValType.VariantOf(var cases) ->
                    cases.forEach(one -> {
                        label(one.name());
                        add(one.type());
                    });
                case ValType.ListOf(ValType element) -> {
                    traits.add(Trait.DYNAMIC);
                    add(element);
                }
                case ValType.TupleOf(var types) -> types.forEach(this::add);
                case ValType.OptionOf(ValType inner) -> add(inner);
                case ValType.ResultOf(var ok, var error) -> {
                    add(ok);
                    add(error);
                }
                case ValType.StreamOf(var element) -> {
                    traits.add(Trait.STREAM);
                    add(element);
                }
                case ValType.FutureOf(var element) -> {
                    traits.add(Trait.STREAM);
                    add(element);
                }
                case FunctionType function -> {
                    function.params().forEach(this::field);
                    add(function.result());
                }
                case InstanceType instance -> add(instance.exports());
                case ComponentType component -> {
                    add(component.imports());
                    add(component.exports());
                }
            }
        }

        private void add(Type type) {
            Size size = of(type);
            weight += size.weight;
            depth = Math.max(depth, size.depth);
            traits.addAll(size.traits);
        }

        private void field(ValType.Field field) {
            label(field.name());
            add(field.type());
        }

        private void label(String name) {
            weight += 1 + name.length() / LABEL;
        }

        private void add(Optional<ValType> type) {
            type.ifPresent(this::add);
        }

        private void add(Map<String, Extern> externs) {
            for (Extern extern : externs.values()) {
                switch (extern) {
                    case Extern.OfModule(CoreModuleType module) ->
                        weight +=
                                1L + module.imports().size() + module.exports().size();
                    case Extern.OfFunction(FunctionType type) -> add(type);
                    case Extern.OfType(Type type) -> add(type);
                    case Extern.OfInstance(InstanceType type) -> add(type);
                    case Extern.OfComponent(ComponentType type) -> add(type);
                }
            }
        }
    }
}
