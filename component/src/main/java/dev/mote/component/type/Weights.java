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

    private final IdentityHashMap<Type, Integer> known = new IdentityHashMap<>();
    private final int limit;
    private long copied;

    Weights(int limit) {
        this.limit = limit;
    }

    /** Counts a copy that is made of a type; copies have a bound of their own, ten times that of one type. */
    void copy(Faults faults, Type type) {
        copied += of(type);
        if (copied > COPIES * limit) {
            throw faults.fault(Code.TOO_COMPLEX, "effective type size: copies of types exceed the limit");
        }
    }

    void check(Faults faults, Type type) {
        int weight = of(type);
        if (weight > limit) {
            throw faults.fault(Code.TOO_COMPLEX, "effective type size exceeds the limit of " + limit + " nodes");
        }
    }

    private int of(Type type) {
        Integer weight = known.get(type);
        if (weight == null) {
            weight = (int) Math.min(Integer.MAX_VALUE, 1L + children(type));
            known.put(type, weight);
        }
        return weight;
    }

    private long children(Type type) {
        return switch (type) {
            case ResourceType _, ValType.Scalar _, ValType.Own _, ValType.Borrow _ -> 0;
            case ValType.FlagsOf(var names) -> names.size();
            case ValType.EnumOf(var names) -> names.size();
            case ValType.RecordOf(var fields) ->
                fields.stream().mapToLong(field -> of(field.type())).sum();
            case ValType.VariantOf(var cases) ->
                cases.stream().mapToLong(one -> 1L + of(one.type())).sum();
            case ValType.ListOf(ValType element) -> of(element);
            case ValType.TupleOf(var types) ->
                types.stream().mapToLong(this::of).sum();
            case ValType.OptionOf(ValType inner) -> of(inner);
            case ValType.ResultOf(var ok, var error) -> of(ok) + of(error);
            case ValType.StreamOf(var element) -> of(element);
            case ValType.FutureOf(var element) -> of(element);
            case FunctionType function ->
                function.params().stream().mapToLong(param -> of(param.type())).sum() + of(function.result());
            case InstanceType instance -> externs(instance.exports());
            case ComponentType component -> externs(component.imports()) + externs(component.exports());
        };
    }

    private long of(Optional<ValType> type) {
        return type.map(this::of).orElse(0);
    }

    private long externs(Map<String, Extern> externs) {
        return externs.values().stream().mapToLong(this::extern).sum();
    }

    private long extern(Extern extern) {
        return switch (extern) {
            case Extern.OfModule(CoreModuleType module) ->
                1L + module.imports().size() + module.exports().size();
            case Extern.OfFunction(FunctionType type) -> of(type);
            case Extern.OfType(Type type) -> of(type);
            case Extern.OfInstance(InstanceType type) -> of(type);
            case Extern.OfComponent(ComponentType type) -> of(type);
        };
    }
}
