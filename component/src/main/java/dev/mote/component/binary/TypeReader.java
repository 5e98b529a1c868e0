package dev.mote.component.binary;

import dev.mote.component.binary.TypeSyntax.Case;
import dev.mote.component.binary.TypeSyntax.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads component type definitions. */
final class TypeReader {
    private final ByteCursor in;
    private final Budget budget;
    private final ExternReader externs;
    private final CoreTypeReader coreTypes;

    TypeReader(ByteCursor in, Budget budget, ExternReader externs, CoreTypeReader coreTypes) {
        this.in = in;
        this.budget = budget;
        this.externs = externs;
        this.coreTypes = coreTypes;
    }

    TypeSyntax read() {
        int at = in.position();
        budget.definition(at);
        int code = in.u8();
        Optional<Primitive> primitive = Primitive.of(code);
        if (primitive.isPresent()) {
            return new TypeSyntax.PrimitiveType(primitive.get());
        }
        return switch (code) {
            case 0x72 -> new TypeSyntax.RecordType(list("fields", this::labelled));
            case 0x71 -> new TypeSyntax.VariantType(list("cases", this::variantCase));
            case 0x70 -> new TypeSyntax.ListType(ref());
            case 0x67 -> new TypeSyntax.FixedListType(ref(), in.u32());
            case 0x6F -> new TypeSyntax.TupleType(list("types of a tuple", this::ref));
            case 0x6E -> new TypeSyntax.FlagsType(list("flags", in::name));
            case 0x6D -> new TypeSyntax.EnumType(list("enum cases", in::name));
            case 0x6B -> new TypeSyntax.OptionType(ref());
            case 0x6A -> new TypeSyntax.ResultType(optionalRef(), optionalRef());
            case 0x69 -> new TypeSyntax.OwnType(in.index());
            case 0x68 -> new TypeSyntax.BorrowType(in.index());
            case 0x66 -> new TypeSyntax.StreamType(optionalRef());
            case 0x65 -> new TypeSyntax.FutureType(optionalRef());
            case 0x63 -> new TypeSyntax.MapType(ref(), ref());
            case 0x40 -> function(false);
            case 0x43 -> function(true);
            case 0x41 -> nested(at, () -> new TypeSyntax.ComponentType(list("declarations", () -> declaration(true))));
            case 0x42 -> nested(at, () -> new TypeSyntax.InstanceType(list("declarations", () -> declaration(false))));
            case 0x3F -> resource();
            default ->
                throw Refusal.malformed(at, "invalid leading byte 0x" + Integer.toHexString(code) + " for a type");
        };
    }

    TypeRef ref() {
        int at = in.position();
        int code = in.peek();
        if (code >= 0x40 && code < 0x80) {
            in.u8();
            return new TypeRef.OfPrimitive(Primitive.of(code)
                    .orElseThrow(() -> Refusal.malformed(at, "invalid leading byte for a value type")));
        }
        return new TypeRef.OfIndex(in.signedIndex());
    }

    /** The list of results of a function: one type, or none. */
    Optional<TypeRef> result() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> Optional.of(ref());
            case 0x01 -> {
                in.expect(0x00, "an empty list of results");
                yield Optional.empty();
            }
            default -> throw Refusal.malformed(at, "invalid leading byte for the result of a function");
        };
    }

    private TypeSyntax function(boolean async) {
        return new TypeSyntax.FunctionType(async, list("parameters", this::labelled), result());
    }

    private TypeSyntax resource() {
        int at = in.position();
        int representation = in.u8();
        if (representation == 0x7E) {
            throw Refusal.unsupported(at, "a resource represented by i64");
        }
        if (representation != 0x7F) {
            throw Refusal.malformed(at, "resources can only be represented by i32");
        }
        return new TypeSyntax.ResourceType(
                in.flag("the destructor of a resource") ? OptionalInt.of(in.index()) : OptionalInt.empty());
    }

    private Labelled labelled() {
        return new Labelled(in.name(), ref());
    }

    private Case variantCase() {
        Case parsed = new Case(in.name(), optionalRef());
        in.expect(0x00, "the end of a variant case");
        return parsed;
    }

    private Optional<TypeRef> optionalRef() {
        return in.flag("an optional type") ? Optional.of(ref()) : Optional.empty();
    }

    private Declaration declaration(boolean inComponent) {
        int at = in.position();
        int kind = in.u8();
        budget.definition(at);
        return switch (kind) {
            case 0x00 -> new Definition.CoreType(at, coreTypes.read());
            case 0x01 -> new Definition.Type(at, read());
            case 0x02 -> AliasReader.read(in);
            case 0x03 -> {
                if (!inComponent) {
                    throw Refusal.malformed(at, "an instance type has no imports: invalid leading byte");
                }
                yield new Definition.Import(at, externs.name(), externs.type());
            }
            case 0x04 -> new Declaration.Export(at, externs.name(), externs.type());
            default -> throw Refusal.malformed(at, "invalid leading byte for a declaration");
        };
    }

    private <T> T nested(int at, Supplier<T> body) {
        budget.enter(at);
        T read = body.get();
        budget.leave();
        return read;
    }

    private <T> List<T> list(String what, Supplier<T> item) {
        int count = in.count(what);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            budget.definition(in.position());
            items.add(item.get());
        }
        return List.copyOf(items);
    }
}
