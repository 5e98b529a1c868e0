package dev.mote.component.binary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The right-hand side of a type definition. */
public sealed interface TypeSyntax {
    /** A name with a type: a field or a parameter. */
    record Labelled(String name, TypeRef type) {}

    /** A case of a variant. */
    record Case(String name, Optional<TypeRef> type) {}

    record PrimitiveType(Primitive type) implements TypeSyntax {}

    record RecordType(List<Labelled> fields) implements TypeSyntax {}

    record VariantType(List<Case> cases) implements TypeSyntax {}

    record ListType(TypeRef element) implements TypeSyntax {}

    record FixedListType(TypeRef element, int length) implements TypeSyntax {}

    record MapType(TypeRef key, TypeRef value) implements TypeSyntax {}

    record TupleType(List<TypeRef> types) implements TypeSyntax {}

    record FlagsType(List<String> names) implements TypeSyntax {}

    record EnumType(List<String> names) implements TypeSyntax {}

    record OptionType(TypeRef type) implements TypeSyntax {}

    record ResultType(Optional<TypeRef> ok, Optional<TypeRef> error) implements TypeSyntax {}

    record OwnType(int resource) implements TypeSyntax {}

    record BorrowType(int resource) implements TypeSyntax {}

    record StreamType(Optional<TypeRef> element) implements TypeSyntax {}

    record FutureType(Optional<TypeRef> element) implements TypeSyntax {}

    record FunctionType(boolean async, List<Labelled> params, Optional<TypeRef> result) implements TypeSyntax {}

    record ComponentType(List<Declaration> declarations) implements TypeSyntax {}

    record InstanceType(List<Declaration> declarations) implements TypeSyntax {}

    /** @param destructor index of a core function */
    record ResourceType(OptionalInt destructor) implements TypeSyntax {}
}
