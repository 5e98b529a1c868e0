package dev.mote.conformance.component;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.binary.Primitive;
import dev.mote.component.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Component values as the suite writes them. */
final class Values {
    private Values() {}

    /** The value that a node says, for a parameter or result of a type. */
    static Object of(JsonNode node, ValType type) {
        JsonNode value = node.get("value");
        return switch (type) {
            case ValType.Scalar(Primitive scalar) -> scalar(value, scalar);
            case ValType.ListOf(ValType.Scalar(Primitive scalar)) when scalar == Primitive.U8 -> bytes(value);
            case ValType.ListOf(ValType element) ->
                items(value).stream().map(item -> of(item, element)).toList();
            case ValType.TupleOf(List<ValType> types) -> sequence(items(value), types);
            case ValType.RecordOf(List<ValType.Field> fields) ->
                sequence(
                        items(value).stream().map(field -> field.get(1)).toList(),
                        fields.stream().map(ValType.Field::type).toList());
            case ValType.FlagsOf(List<String> names) ->
                items(value).stream()
                        .mapToInt(flag -> 1 << names.indexOf(flag.asString()))
                        .sum();
            case ValType.EnumOf(List<String> names) -> names.indexOf(value.asString());
            case ValType.OptionOf(ValType inner) ->
                value == null || value.isNull() ? VariantValue.NONE : VariantValue.some(of(value, inner));
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) -> {
                boolean isOk = value.has("Ok");
                yield payload(isOk ? 0 : 1, value.get(isOk ? "Ok" : "Err"), isOk ? ok : error);
            }
            case ValType.VariantOf(List<ValType.Case> cases) -> {
                String name = value.get("case").asString();
                int index = cases.stream().map(ValType.Case::name).toList().indexOf(name);
                yield payload(index, value.get("payload"), cases.get(index).type());
            }
            case ValType.Own _, ValType.Borrow _, ValType.StreamOf _, ValType.FutureOf _ ->
                throw new Mismatch("the suite has no values of type " + type);
        };
    }

    static boolean same(Object expected, Object actual) {
        return switch (expected) {
            case byte[] bytes -> actual instanceof byte[] other && Arrays.equals(bytes, other);
            case List<?> list ->
                actual instanceof List<?> other
                        && list.size() == other.size()
                        && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), other.get(i)));
            case VariantValue(int index, Optional<Object> payload) ->
                actual instanceof VariantValue(int otherIndex, Optional<Object> otherPayload)
                        && index == otherIndex
                        && payload.isPresent() == otherPayload.isPresent()
                        && (payload.isEmpty() || same(payload.get(), otherPayload.get()));
            default -> Objects.equals(expected, actual);
        };
    }

    private static VariantValue payload(int index, JsonNode node, Optional<ValType> type) {
        return new VariantValue(index, type.map(known -> of(node, known)));
    }

    private static Object scalar(JsonNode value, Primitive type) {
        return switch (type) {
            case BOOL -> value.isBoolean() ? value.asBoolean() : Boolean.parseBoolean(value.asString());
            case S8, U8, S16, U16, S32 -> Integer.parseInt(value.asString());
            case U32 -> Integer.parseUnsignedInt(value.asString());
            case S64 -> Long.parseLong(value.asString());
            case U64 -> Long.parseUnsignedLong(value.asString());
            case F32 ->
                value.asString().startsWith("nan")
                        ? Float.NaN
                        : Float.intBitsToFloat(Integer.parseUnsignedInt(value.asString()));
            case F64 ->
                value.asString().startsWith("nan")
                        ? Double.NaN
                        : Double.longBitsToDouble(Long.parseUnsignedLong(value.asString()));
            case CHAR -> value.asString().codePointAt(0);
            case STRING -> value.asString();
            case ERROR_CONTEXT -> throw new Mismatch("the suite has no error contexts");
        };
    }

    private static byte[] bytes(JsonNode value) {
        List<JsonNode> items = items(value);
        byte[] bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(items.get(i).get("value").asString());
        }
        return bytes;
    }

    private static List<Object> sequence(List<JsonNode> nodes, List<ValType> types) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(of(nodes.get(i), types.get(i)));
        }
        return values;
    }

    private static List<JsonNode> items(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false).toList();
    }
}
