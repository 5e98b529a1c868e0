package dev.mote.component.type;

import java.util.Optional;
import java.util.function.Predicate;

/** Where resource types stand in other types. */
final class ResourceUse {
    private ResourceUse() {}

    static boolean hasBorrow(ValType type) {
        return any(type, ValType.Borrow.class::isInstance);
    }

    /** Whether a type names a resource type that it does not bind itself. */
    static boolean anywhere(Type type) {
        return switch (type) {
            case ResourceType _ -> true;
            case ValType value -> any(value, ResourceUse::isHandle);
            case FunctionType function ->
                function.params().stream().anyMatch(param -> any(param.type(), ResourceUse::isHandle))
                        || any(function.result(), ResourceUse::isHandle);
            case InstanceType _, ComponentType _ -> false;
        };
    }

    private static boolean isHandle(ValType type) {
        return type instanceof ValType.Own || type instanceof ValType.Borrow;
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
