package dev.mote.component.type;

import dev.mote.component.type.ValType.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type of a function; {@link #toString} writes it as WIT does. */
public record FunctionType(boolean async, List<Field> params, Optional<ValType> result) implements Type {
    public FunctionType {
        params = List.copyOf(params);
    }

    @Override
    public String kind() {
        return "function";
    }

    /** Whether a caller of one may call the other: names of parameters do not matter to it. */
    public boolean matches(FunctionType other) {
        return equals(other);
    }

    @Override
    public String toString() {
        return params.stream()
                        .map(Field::toString)
                        .collect(Collectors.joining(", ", (async ? "async " : "") + "func(", ")"))
                + result.map(type -> " -> " + type).orElse("");
    }
}
