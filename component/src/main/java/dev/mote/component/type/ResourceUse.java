package dev.mote.component.type;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where resource types stand in other types. */
final class ResourceUse {
    private ResourceUse() {}

    /** Whether a type names a resource type that it does not bind itself. */
    static boolean isFree(Type type) {
        return isFree(type, Set.of());
    }

    private static boolean isFree(Type type, Set<ResourceType> bound) {
        return switch (type) {
            case ResourceType resource -> !bound.contains(resource);
            case ValType value -> any(value, part -> isFreeHandle(part, bound));
            case FunctionType function ->
                function.params().stream().anyMatch(param -> isFree(param.type(), bound))
                        || function.result()
                                .filter(result -> isFree(result, bound))
                                .isPresent();
            case InstanceType instance -> isFree(instance.exports(), and(bound, instance.resources()));
            case ComponentType component -> {
                Set<ResourceType> inside = and(and(bound, component.imported()), component.created());
                yield isFree(component.imports(), inside) || isFree(component.exports(), inside);
            }
        };
    }

    private static boolean isFree(Map<String, Extern> externs, Set<ResourceType> bound) {
        return externs.values().stream().anyMatch(extern -> switch (extern) {
            case Extern.OfModule _ -> false;
            case Extern.OfFunction(FunctionType type) -> isFree(type, bound);
            case Extern.OfType(Type type) -> isFree(type, bound);
            case Extern.OfInstance(InstanceType type) -> isFree(type, bound);
            case Extern.OfComponent(ComponentType type) -> isFree(type, bound);
        });
    }

    private static Set<ResourceType> and(Set<ResourceType> bound, List<ResourceType> more) {
        Set<ResourceType> all = new HashSet<>(bound);
        all.addAll(more);
        return all;
    }

    private static boolean isFreeHandle(ValType type, Set<ResourceType> bound) {
        return switch (type) {
            case ValType.Own(ResourceType resource) -> !bound.contains(resource);
            case ValType.Borrow(ResourceType resource) -> !bound.contains(resource);
            default -> false;
        };
    }

    private static boolean any(Optional<ValType> type, Predicate<ValType> test) {
        return type.isPresent() && any(type.get(), test);
    }

    static boolean any(ValType type, Predicate<ValType> test) {
        return test.test(type)
                || switch (type) {
                    case ValType.RecordOf(var fields) -> fields.stream().anyMatch(field -> any(field.type(), test));
                    case ValType.VariantOf(var cases) -> cases.stream().anyMatch(one -> any(one.type(), test));
                    case ValType.ListOf(ValType element) -> any(element, test);
                    case ValType.TupleOf(var types) -> types.stream().anyMatch(part -> any(part, test));
                    case ValType.OptionOf(ValType inner) -> any(inner, test);
                    case ValType.ResultOf(var ok, var error) -> any(ok, test) || any(error, test);
                    case ValType.StreamOf(var element) -> any(element, test);
                    case ValType.FutureOf(var element) -> any(element, test);
                    case ValType.Scalar _, ValType.FlagsOf _, ValType.EnumOf _, ValType.Own _, ValType.Borrow _ ->
                        false;
                };
    }
}
