package dev.mote.component.abi;

import java.util.Optional;

/**
 * A value of a variant, an option or a result. An option's cases are none and some, a result's ok and error.
 *
 * @param index of the case
 */
public record VariantValue(int index, Optional<Object> payload) {
    public static final VariantValue NONE = new VariantValue(0, Optional.empty());
    public static final VariantValue OK = new VariantValue(0, Optional.empty());

    public static VariantValue some(Object value) {
        return new VariantValue(1, Optional.of(value));
    }

    public static VariantValue ok(Object value) {
        return new VariantValue(0, Optional.of(value));
    }

    public static VariantValue error(Object value) {
        return new VariantValue(1, Optional.of(value));
    }
}
