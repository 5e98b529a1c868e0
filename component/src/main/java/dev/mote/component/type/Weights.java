package dev.mote.component.type;

import dev.mote.component.ComponentException.Code;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How large types are, written out as trees. Types share parts, so a few definitions can name a type whose tree does not
 * fit any machine; everything that walks types relies on the bound.
 */
final class Weights {
    private static final long COPIES = 10;

    /** So many types may stand in each other, at most; whatever walks types takes as many frames. */
    private static final int MOST_DEPTH = 99;

    /** What is known of a type once it was walked; shared parts are walked once. */
    private record Size(int weight, int depth, boolean hasBorrow) {}

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

    boolean hasBorrow(ValType type) {
        return of(type).hasBorrow;
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
        private boolean borrow;

        Size size(Type type) {
            boolean layer = !(type instanceof ValType.Scalar || type instanceof ResourceType);
            return new Size((int) Math.min(Integer.MAX_VALUE, weight), layer ? depth + 1 : depth, borrow);
        }

        void children(Type type) {
            switch (type) {
                case ResourceType _, ValType.Scalar _, ValType.Own _ -> {}
                case ValType.Borrow _ -> borrow = true;
                case ValType.FlagsOf(var names) -> weight += names.size();
                case ValType.EnumOf(var names) -> weight += names.size();
                case ValType.RecordOf(var fields) -> fields.forEach(field -> add(field.type()));
                case ValType.VariantOf(var cases) -> {
                    weight += cases.size();
                    cases.forEach(one -> add(one.type()));
                }
                case ValType.ListOf(ValType element) -> add(element);
                case ValType.TupleOf(var types) -> types.forEach(this::add);
                case ValType.OptionOf(ValType inner) -> add(inner);
                case ValType.ResultOf(var ok, var error) -> {
                    add(ok);
                    add(error);
                }
                case ValType.StreamOf(var element) -> add(element);
                case ValType.FutureOf(var element) -> add(element);
                case FunctionType function -> {
                    function.params().forEach(param -> add(param.type()));
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
            borrow |= size.hasBorrow;
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
