package dev.mote.conformance.fuzz;

import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes types into a component as it is made, and those that need a name with an export or an alias of one. */
final class TypeWriter {
    private static final int ALIASES = 6;
    private static final int TYPES = 7;
    private static final int EXPORTS = 11;
    private static final int TYPE_SORT = 0x03;

    private final Binary out;
    private final Optional<Integer> named;
    private final Map<ValType, String> names;
    private final Map<ValType, Integer> written = new HashMap<>();
    private int next;

    /** Names are exports of the component itself. */
    TypeWriter(Binary out) {
        this(out, Optional.empty(), new HashMap<>());
    }

    private TypeWriter(Binary out, Optional<Integer> named, Map<ValType, String> names) {
        this.out = out;
        this.named = named;
        this.names = names;
    }

    /** Types of a component around this one's, which takes names from an instance of it. */
    TypeWriter around(Binary outer, int instance) {
        return new TypeWriter(outer, Optional.of(instance), names);
    }

    /** The resource type that handles are of, exported or taken as {@code r}; returns the index that has a name. */
    int resource() {
        if (named.isPresent()) {
            alias("r");
        } else {
            out.section(TYPES, new Binary().raw(1, 0x3F, 0x7F, 0x00));
            next++;
            export("r", next - 1);
        }
        return next - 1;
    }

    int function(FunctionType type, int resource) {
        Binary item = new Binary().raw(0x40).unsigned(type.params().size());
        for (ValType.Field param : type.params()) {
            item.name(param.name()).append(value(param.type(), resource));
        }
        if (type.result().isPresent()) {
            item.raw(0x00).append(value(type.result().get(), resource));
        } else {
            item.raw(0x01, 0x00);
        }
        return add(item);
    }

    private Binary value(ValType type, int resource) {
        if (type instanceof ValType.Scalar(var scalar)) {
            return new Binary().raw(scalar.code());
        }
        Integer known = written.get(type);
        if (known == null) {
            known = define(type, resource);
            written.put(type, known);
        }
        return new Binary().signed(known);
    }

    private int define(ValType type, int resource) {
        if (named.isPresent() && names.containsKey(type)) {
            alias(names.get(type));
            return next - 1;
        }
        Binary item = new Binary();
        switch (type) {
            case ValType.RecordOf(List<ValType.Field> fields) -> {
                item.raw(0x72).unsigned(fields.size());
                fields.forEach(field -> item.name(field.name()).append(value(field.type(), resource)));
            }
            case ValType.VariantOf(List<ValType.Case> cases) -> {
                item.raw(0x71).unsigned(cases.size());
                cases.forEach(one -> {
                    optional(item.name(one.name()), one.type(), resource);
                    item.raw(0x00);
                });
            }
            case ValType.ListOf(ValType element) -> item.raw(0x70).append(value(element, resource));
            case ValType.TupleOf(List<ValType> types) -> {
                item.raw(0x6F).unsigned(types.size());
                types.forEach(part -> item.append(value(part, resource)));
            }
            case ValType.FlagsOf(List<String> labels) -> labels(item.raw(0x6E), labels);
            case ValType.EnumOf(List<String> labels) -> labels(item.raw(0x6D), labels);
            case ValType.OptionOf(ValType inner) -> item.raw(0x6B).append(value(inner, resource));
            case ValType.ResultOf(var ok, var error) -> {
                optional(item.raw(0x6A), ok, resource);
                optional(item, error, resource);
            }
            case ValType.Own _ -> item.raw(0x69).unsigned(resource);
            case ValType.Borrow _ -> item.raw(0x68).unsigned(resource);
            case ValType.Scalar _, ValType.StreamOf _, ValType.FutureOf _ ->
                throw new IllegalArgumentException("no definition of " + type);
        }
        int index = add(item);
        return switch (type) {
            case ValType.RecordOf _, ValType.VariantOf _, ValType.FlagsOf _, ValType.EnumOf _ -> {
                names.put(type, "t" + index);
                export("t" + index, index);
                yield next - 1;
            }
            default -> index;
        };
    }

    private void optional(Binary item, Optional<ValType> type, int resource) {
        if (type.isPresent()) {
            item.raw(0x01).append(value(type.get(), resource));
        } else {
            item.raw(0x00);
        }
    }

    private static void labels(Binary item, List<String> labels) {
        item.unsigned(labels.size());
        labels.forEach(item::name);
    }

    private int add(Binary item) {
        out.section(TYPES, new Binary().raw(1).append(item));
        return next++;
    }

    private void export(String name, int type) {
        out.section(
                EXPORTS,
                new Binary()
                        .raw(1, 0x00)
                        .name(name)
                        .raw(TYPE_SORT)
                        .unsigned(type)
                        .raw(0x00));
        next++;
    }

    private void alias(String name) {
        out.section(
                ALIASES,
                new Binary()
                        .raw(1, TYPE_SORT, 0x00)
                        .unsigned(named.orElseThrow())
                        .name(name));
        next++;
    }
}
