package dev.mote.conformance.fuzz;

import dev.mote.component.binary.Primitive;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random types of values and functions. */
final class ComponentTypes {
    private static final List<Primitive> SCALARS = List.of(
            Primitive.BOOL,
            Primitive.S8,
            Primitive.U8,
            Primitive.S16,
            Primitive.U16,
            Primitive.S32,
            Primitive.U32,
            Primitive.S64,
            Primitive.U64,
            Primitive.F32,
            Primitive.F64,
            Primitive.CHAR,
            Primitive.STRING,
            Primitive.STRING);
    private static final int DEEPEST = 3;

    private final SplittableRandom random;
    private final ResourceType resource;

    /** @param resource what handles are handles to */
    ComponentTypes(SplittableRandom random, ResourceType resource) {
        this.random = random;
        this.resource = resource;
    }

    FunctionType function() {
        int count = random.nextInt(8) == 0 ? 17 + random.nextInt(4) : random.nextInt(4);
        List<ValType.Field> params = IntStream.range(0, count)
                .mapToObj(i -> new ValType.Field("p" + i, value(count > 4 ? DEEPEST : 0)))
                .toList();
        return new FunctionType(false, params, random.nextInt(6) == 0 ? Optional.empty() : Optional.of(result()));
    }

    private ValType result() {
        ValType type = value(0);
        return type instanceof ValType.Borrow ? new ValType.Own(resource) : type;
    }

    private ValType value(int depth) {
        if (depth >= DEEPEST || random.nextInt(3) == 0) {
            return new ValType.Scalar(SCALARS.get(random.nextInt(SCALARS.size())));
        }
        return switch (random.nextInt(10)) {
            case 0 ->
                new ValType.RecordOf(IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(i -> new ValType.Field("f" + i, value(depth + 1)))
                        .toList());
            case 1 ->
                new ValType.VariantOf(IntStream.range(0, cases())
                        .mapToObj(i -> new ValType.Case("c" + i, optional(depth)))
                        .toList());
            case 2, 3 -> new ValType.ListOf(value(depth + 1));
            case 4 ->
                new ValType.TupleOf(IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> value(depth + 1))
                        .toList());
            case 5 -> new ValType.FlagsOf(labels(1 + random.nextInt(32)));
            case 6 -> new ValType.EnumOf(labels(cases()));
            case 7 -> new ValType.OptionOf(value(depth + 1));
            case 8 -> new ValType.ResultOf(optional(depth), optional(depth));
            default -> new ValType.Own(resource);
        };
    }

    /** Mostly few, and sometimes more than a byte can tell apart. */
    private int cases() {
        return random.nextInt(30) == 0 ? 257 : 1 + random.nextInt(4);
    }

    private Optional<ValType> optional(int depth) {
        return random.nextBoolean() ? Optional.of(value(depth + 1)) : Optional.empty();
    }

    private static List<String> labels(int count) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add("l" + i);
        }
        return labels;
    }
}
