package dev.mote.conformance.fuzz;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.binary.Primitive;
import dev.mote.component.type.ValType;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random values of the types of components; sizes are bounded, and handles are to be something that does not exist. */
final class ComponentValues {
    private static final int LONGEST = 12;
    private static final int DEEPEST = 8;
    private static final List<String> STRINGS =
            List.of("", "a", "mote", "\u00e9\u00ff", "\u0100\u20ac", "a\ud83d\ude00b", "long ".repeat(200));

    private final SplittableRandom random;

    ComponentValues(SplittableRandom random) {
        this.random = random;
    }

    Object of(ValType type) {
        return of(type, 0);
    }

    private Object of(ValType type, int depth) {
        return switch (type) {
            case ValType.Scalar(Primitive scalar) -> scalar(scalar);
            case ValType.ListOf(ValType.Scalar(Primitive scalar))
            when scalar == Primitive.U8 -> {
                byte[] bytes = new byte[length(depth)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case ValType.ListOf(ValType element) ->
                IntStream.range(0, length(depth))
                        .mapToObj(_ -> of(element, depth + 1))
                        .toList();
            case ValType.TupleOf(List<ValType> types) ->
                types.stream().map(part -> of(part, depth + 1)).toList();
            case ValType.RecordOf(List<ValType.Field> fields) ->
                fields.stream().map(field -> of(field.type(), depth + 1)).toList();
            case ValType.FlagsOf(List<String> names) -> random.nextInt() & (int) ((1L << names.size()) - 1);
            case ValType.EnumOf(List<String> names) -> random.nextInt(names.size());
            case ValType.OptionOf(ValType inner) -> variant(List.of(Optional.empty(), Optional.of(inner)), depth);
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) -> variant(List.of(ok, error), depth);
            case ValType.VariantOf(List<ValType.Case> cases) ->
                variant(cases.stream().map(ValType.Case::type).toList(), depth);
            case ValType.Own _, ValType.Borrow _ -> random.nextInt(4);
            case ValType.StreamOf _, ValType.FutureOf _ -> throw new IllegalArgumentException("no value of " + type);
        };
    }

    private int length(int depth) {
        return depth > DEEPEST ? 0 : random.nextInt(LONGEST >> Math.min(depth, 3));
    }

    private VariantValue variant(List<Optional<ValType>> cases, int depth) {
        int index = random.nextInt(cases.size());
        return new VariantValue(index, cases.get(index).map(payload -> of(payload, depth + 1)));
    }

    private Object scalar(Primitive type) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case S8 -> (int) (byte) random.nextInt();
            case U8 -> random.nextInt(1 << 8);
            case S16 -> (int) (short) random.nextInt();
            case U16 -> random.nextInt(1 << 16);
            case S32, U32 -> random.nextInt();
            case S64, U64 -> random.nextLong();
            case F32 -> Float.intBitsToFloat(random.nextInt());
            case F64 -> Double.longBitsToDouble(random.nextLong());
            case CHAR -> random.nextBoolean() ? random.nextInt(0xD800) : 0xE000 + random.nextInt(0x110000 - 0xE000);
            case STRING -> STRINGS.get(random.nextInt(STRINGS.size()));
            case ERROR_CONTEXT -> throw new IllegalArgumentException("no value of " + type);
        };
    }
}
