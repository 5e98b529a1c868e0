package dev.mote.component.binary;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a canonical definition; numbers are indices of core functions and memories.
 *
 * @param encoding absent where the component does not say: UTF-8
 */
public record CanonOptions(
        Optional<StringEncoding> encoding,
        OptionalInt memory,
        OptionalInt realloc,
        OptionalInt postReturn,
        boolean async,
        OptionalInt callback) {
    /** What a definition that has no options comes with. */
    static final CanonOptions NONE = new CanonOptions(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            OptionalInt.empty());
}
